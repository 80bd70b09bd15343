package dev.raven.web.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/** A request whose body breaks off past its limits. */
final class LimitedRequest extends HttpServletRequestWrapper {
    private final RequestLimits limits;

    LimitedRequest(HttpServletRequest request, RequestLimits limits) {
        super(request);
        this.limits = limits;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new LimitedBody(super.getInputStream(), limits, System::nanoTime);
    }
}
