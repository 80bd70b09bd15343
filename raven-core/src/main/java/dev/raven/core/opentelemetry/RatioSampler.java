package dev.raven.core.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Traces a share of what comes, and all of what belongs to it. A client may ask not to be traced; that it asks to be decides
 * nothing, nor does the id of its trace, which it chose: it could have all that it sends traced.
 */
final class RatioSampler implements Sampler {
    private final double ratio;
    private final RandomGenerator random;

    RatioSampler(double ratio, RandomGenerator random) {
        this.ratio = ratio;
        this.random = random;
    }

    @Override
    public SamplingResult shouldSample(
            Context context,
            String traceId,
            String name,
            SpanKind kind,
            Attributes attributes,
            List<LinkData> parentLinks) {
        SpanContext parent = Span.fromContext(context).getSpanContext();
        boolean begins = !parent.isValid() || parent.isRemote();
        boolean wanted = !parent.isValid() || parent.isSampled();
        return wanted && (!begins || random.nextDouble() < ratio)
                ? SamplingResult.recordAndSample()
                : SamplingResult.drop();
    }

    @Override
    public String getDescription() {
        return "RatioSampler{" + ratio + "}";
    }
}
