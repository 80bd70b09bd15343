package dev.raven.core.webhook;

import dev.raven.api.problem.UnavailableException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** One try: opens a message, signs it, finds out where it may go now, and sends it. */
@Singleton
class WebhookDispatch {
    private final WebhookTargets targets;
    private final WebhookSender sender;
    private final DeliveryVault messages;
    private final SecretVault secrets;
    private final Clock clock;

    @Inject
    WebhookDispatch(
            WebhookTargets targets, WebhookSender sender, DeliveryVault messages, SecretVault secrets, Clock clock) {
        this.targets = targets;
        this.sender = sender;
        this.messages = messages;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @throws dev.raven.core.key.NoKeyException when the tenant was erased */
    SendOutcome send(StoredDelivery delivery, String url) {
        try {
            WebhookMessage message = message(delivery);
            return targets.find(delivery.tenant(), url)
                    .map(target -> sender.send(target, message))
                    .orElseGet(() -> new SendOutcome.Failed("address_refused"));
        } catch (UnansweredException later) {
            return new SendOutcome.Unresolved();
        } catch (UnavailableException away) {
            return new SendOutcome.Failed(away.code().wireName());
        }
    }

    private WebhookMessage message(StoredDelivery delivery) {
        Instant sentAt = clock.instant();
        String body = messages.open(delivery);
        return new WebhookMessage(
                delivery.id(), sentAt, body, secrets.sign(delivery.tenant(), delivery.id(), sentAt, body));
    }
}
