package dev.raven.persistence.backup;

import dev.raven.core.backup.S3Settings;
import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The client of S3, with an end to all waiting. */
final class S3Connection {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** A part of 8 MiB, the largest at first, takes so long at 70 KiB/s. */
    private static final Duration ATTEMPT = Duration.ofMinutes(2);

    private static final Duration CALL = Duration.ofMinutes(5);

    private S3Connection() {}

    /** Up to three attempts a call. Bodies go as they are, since not all that speak S3 understand AWS's chunks. A bucket of another region is found there, since keys may lie in yet another. */
    static S3ClientBuilder to(S3Settings settings) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .overrideConfiguration(limits -> limits.apiCallTimeout(CALL)
                        .apiCallAttemptTimeout(ATTEMPT)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy()));
        settings.endpoint()
                .ifPresentOrElse(
                        own -> builder.endpointOverride(own).forcePathStyle(true),
                        () -> builder.crossRegionAccessEnabled(true));
        return builder;
    }
}
