package dev.raven.core.opentelemetry;

import dev.raven.core.settings.Deployment;
import dev.raven.core.signal.Build;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Locale;

/**
 * Who tells the spans.
 *
 * @param node a name for this node, until it ends
 */
record Origin(Deployment deployment, String node) {

    Resource named(String service) {
        return Resource.getDefault()
                .merge(Resource.create(Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        service,
                        AttributeKey.stringKey("service.version"),
                        Build.running().version(),
                        AttributeKey.stringKey("service.instance.id"),
                        node,
                        AttributeKey.stringKey("deployment.environment.name"),
                        deployment.name().toLowerCase(Locale.ROOT))));
    }
}
