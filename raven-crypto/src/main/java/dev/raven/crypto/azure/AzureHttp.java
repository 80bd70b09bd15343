package dev.raven.crypto.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.HttpLogDetailLevel;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.core.http.policy.RequestRetryCondition;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.util.Configuration;
import java.io.IOException;
import java.time.Duration;

/** How Azure is spoken to: few tries, short waits, no redirect, and nothing of it in a log. */
final class AzureHttp {
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Said outright, as a variable of Azure's own could else have bodies logged: unwrapped keys, tokens. */
    static final HttpLogOptions UNLOGGED = new HttpLogOptions().setLogLevel(HttpLogDetailLevel.NONE);

    static final RetryOptions ONE_TRY = new RetryOptions(new FixedDelayOptions(0, PAUSE));

    static final RetryOptions TWO_TRIES =
            new RetryOptions(new FixedDelayOptions(1, PAUSE)).setShouldRetryCondition(AzureHttp::mayPass);

    private AzureHttp() {}

    static HttpClient client(java.net.http.HttpClient.Builder builder) {
        return new JdkHttpClientBuilder(builder.followRedirects(java.net.http.HttpClient.Redirect.NEVER))
                .configuration(Configuration.NONE)
                .connectionTimeout(WAIT)
                .writeTimeout(WAIT)
                .responseTimeout(WAIT)
                .readTimeout(WAIT)
                .build();
    }

    /** Not 429: whoever asks to be called less often often asks for more than the time of a call. */
    private static boolean mayPass(RequestRetryCondition tried) {
        return tried.getResponse() == null
                ? tried.getThrowable() instanceof IOException
                : tried.getResponse().getStatusCode() >= 500;
    }
}
