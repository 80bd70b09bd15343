package dev.raven.web.fetch;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes a body of a bounded length; of a longer one it keeps what came before, and hangs up. */
public final class BoundedBody implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> kept = BodySubscribers.ofByteArray();
    private long left;
    private Flow.@Nullable Subscription subscription;

    /** @param most bytes that are taken */
    public BoundedBody(int most) {
        this.left = most;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        kept.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        left -= item.stream().mapToLong(ByteBuffer::remaining).sum();
        if (left >= 0) {
            kept.onNext(item);
        } else if (subscription != null) {
            subscription.cancel();
            kept.onComplete();
            subscription = null;
        }
    }

    @Override
    public void onError(Throwable throwable) {
        kept.onError(throwable);
    }

    @Override
    public void onComplete() {
        kept.onComplete();
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return kept.getBody();
    }
}
