package dev.raven.core.webhook;

import dev.raven.core.settings.Deployment;
import dev.raven.core.settings.ServerSettings;

/**
 * Where webhooks may lead.
 *
 * @param loopback whether to this machine too, also by plain HTTP: in development alone
 */
public record WebhookSettings(boolean loopback) {

    public static WebhookSettings from(ServerSettings server) {
        return new WebhookSettings(server.deployment() == Deployment.DEVELOPMENT);
    }
}
