package dev.raven.crypto.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Sends a call's id, and notes which version of the key wrapped: Azure's client does not hand that on. */
final class KeyVaultCallPolicy extends HttpPipelineSyncPolicy {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected void beforeSendingRequest(HttpPipelineCallContext request) {
        KeyVaultCall.of(request)
                .ifPresent(
                        call -> request.getHttpRequest().setHeader(HttpHeaderName.X_MS_CLIENT_REQUEST_ID, call.id()));
    }

    @Override
    protected HttpResponse afterReceivedResponse(HttpPipelineCallContext request, HttpResponse response) {
        boolean wrapped = request.getHttpRequest().getUrl().getPath().endsWith("/wrapkey");
        if (!wrapped || response.getStatusCode() != 200) {
            return response;
        }
        HttpResponse read = response.buffer();
        KeyVaultCall.of(request).ifPresent(call -> call.uses(keyIn(read)));
        return read;
    }

    private static Optional<AzureKeyId> keyIn(HttpResponse response) {
        try {
            byte[] body = response.getBodyAsBinaryData().toBytes();
            return AzureKeyId.parse(JSON.readTree(body).path("kid").asText());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
