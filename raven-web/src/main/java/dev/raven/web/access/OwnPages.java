package dev.raven.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Tells requests of the console's own pages from those that a page of another site has a browser make, with the cookie and all
 * (OWASP Cross-Site Request Forgery Prevention Cheat Sheet).
 */
record OwnPages(String method, Function<String, Optional<String>> header) {
    /**
     * The id of the session that the page was opened for, or 1. No form, link or image can send it, and no script of another origin
     * without being allowed to, which none is.
     */
    static final String HEADER = "Raven-Console";

    private static final String ANY = "1";
    private static final Pattern MARKS = Pattern.compile(ANY + "|ses_[A-Za-z0-9_-]{22}");

    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    static OwnPages of(ContainerRequestContext request) {
        return new OwnPages(request.getMethod(), name -> Optional.ofNullable(request.getHeaderString(name)));
    }

    static OwnPages of(HttpServletRequest request) {
        return new OwnPages(request.getMethod(), name -> Optional.ofNullable(request.getHeader(name)));
    }

    /**
     * Whether one of our pages asks. A browser that says itself where a request comes from needs no header for what changes nothing, so
     * that a link can be a download.
     */
    boolean ask() {
        Optional<String> site = header.apply("Sec-Fetch-Site");
        boolean marked = header.apply(HEADER).filter(MARKS.asMatchPredicate()).isPresent();
        return site.map(told -> told.equals("same-origin") && (marked || SAFE.contains(method)))
                .orElseGet(() -> marked && !isOfAnotherOrigin());
    }

    /** Whether the page means this session: another tab may have signed in as somebody else since, and the cookie is one for both. */
    boolean mean(String token) {
        return header.apply(HEADER)
                .map(id -> id.equals(ANY) || token.startsWith(id + "."))
                .orElse(true);
    }

    /** For browsers that tell no {@code Sec-Fetch-Site}. */
    private boolean isOfAnotherOrigin() {
        String host = header.apply("Host").orElse("");
        return header.apply("Origin")
                .filter(origin -> !origin.replaceFirst("^https?://", "").equalsIgnoreCase(host))
                .isPresent();
    }
}
