package dev.raven.core.backup;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bucket backups lie in, and how to get there. Credentials are those of AWS's default chain.
 *
 * @param bucket its name
 * @param prefix what the keys of all files begin with: empty, or a path that ends in a slash
 * @param region {@code AWS_REGION}; where an endpoint is set and no region, {@code us-east-1}, as most that are not AWS want
 * @param endpoint {@code AWS_ENDPOINT_URL_S3}, https outside loopback in production; the region's own where unset. The bucket is
 *     then named in the path
 */
public record S3Settings(String bucket, String prefix, String region, Optional<URI> endpoint) {
    private static final String SCHEME = "s3://";
    private static final Pattern PLACE = Pattern.compile(SCHEME + "([^/]+)(?:/(.+?))?/?");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    public S3Settings {
        if (!BUCKET.matcher(bucket).matches()
                || !(prefix.isEmpty() || prefix.endsWith("/") && FileName.isOne(prefix + "x"))) {
            throw new IllegalArgumentException("not a bucket and what keys in it begin with");
        }
    }

    /**
     * Those of the place that is named; empty when it is no bucket.
     *
     * @throws SettingException naming what is missing or wrong
     */
    public static Optional<S3Settings> from(Environment environment, ServerSettings server) {
        Optional<URI> endpoint = environment.parsed(
                "AWS_ENDPOINT_URL_S3",
                text -> endpoint(text, server.production()),
                "must be an https URL without user or query; http on loopback, or outside production");
        return environment
                .text(BackupSettings.PLACE)
                .filter(place -> place.startsWith(SCHEME))
                .map(place -> of(place, region(environment, endpoint), endpoint));
    }

    private static S3Settings of(String place, String region, Optional<URI> endpoint) {
        Matcher parts = PLACE.matcher(place);
        try {
            if (parts.matches()) {
                String prefix = Optional.ofNullable(parts.group(2))
                        .map(path -> path + "/")
                        .orElse("");
                return new S3Settings(parts.group(1), prefix, region, endpoint);
            }
        } catch (IllegalArgumentException odd) {
            throw malformed();
        }
        throw malformed();
    }

    private static SettingException malformed() {
        return new SettingException(
                BackupSettings.PLACE,
                "must be s3://bucket/prefix, the prefix of letters, digits, dots, dashes and slashes.");
    }

    private static String region(Environment environment, Optional<URI> endpoint) {
        return environment
                .text("AWS_REGION")
                .or(() -> endpoint.map(own -> "us-east-1"))
                .orElseThrow(() -> new SettingException("AWS_REGION", "must be set where backups lie in S3 of AWS."));
    }

    private static URI endpoint(String text, boolean production) {
        URI uri = URI.create(text);
        boolean plain = "http".equals(uri.getScheme()) && (!production || LOOPBACK.contains(uri.getHost()));
        if (!("https".equals(uri.getScheme()) || plain) || uri.getHost() == null) {
            throw new IllegalArgumentException("no endpoint that others cannot read along");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("more than an address");
        }
        return uri;
    }
}
