package dev.raven.core.access;

import dev.raven.core.network.AllowList;
import dev.raven.core.network.CidrBlock;
import dev.raven.core.settings.Deployment;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may use this server at all.
 *
 * @param keyEnvironment {@code live} or {@code test}: which API keys work here
 * @param tlsRequired whether a request over plain HTTP is refused: everywhere but in development
 * @param operatorKeySha256 {@code RAVEN_OPERATOR_KEY_SHA256}: lower-case hex of SHA-256 of the operator's key
 * @param allowedNetworks {@code RAVEN_ALLOWED_CIDRS}: networks the API may be used from; empty admits all
 */
public record AccessSettings(
        String keyEnvironment, boolean tlsRequired, Optional<String> operatorKeySha256, AllowList allowedNetworks) {

    public static AccessSettings from(Environment environment, ServerSettings server) {
        return new AccessSettings(
                server.deployment().keyEnvironment(),
                server.deployment() != Deployment.DEVELOPMENT,
                environment.parsed(
                        "RAVEN_OPERATOR_KEY_SHA256",
                        AccessSettings::sha256,
                        "must be the SHA-256 of the operator key, which is not empty, in 64 hex digits"),
                environment
                        .parsed(
                                "RAVEN_ALLOWED_CIDRS",
                                AccessSettings::networks,
                                "must be networks such as 203.0.113.0/24, separated by commas")
                        .orElse(new AllowList(List.of())));
    }

    private static String sha256(String hex) {
        String lower = hex.toLowerCase(Locale.ROOT);
        if (!lower.matches("[0-9a-f]{64}") || lower.equals(ApiKeyText.sha256(""))) {
            throw new IllegalArgumentException("not the SHA-256 of a key");
        }
        return lower;
    }

    private static AllowList networks(String commaSeparated) {
        return new AllowList(Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .map(CidrBlock::parse)
                .toList());
    }
}
