package dev.raven.core.content;

import dev.raven.core.settings.Environment;

/**
 * What counts as sensitive on this server.
 *
 * @param contacts {@code RAVEN_CONTENT_CONTACTS}: whether e-mail addresses and phone numbers do, too; off where unset
 */
public record ContentSettings(boolean contacts) {

    public static ContentSettings from(Environment environment) {
        return new ContentSettings(environment.flag("RAVEN_CONTENT_CONTACTS", false));
    }
}
