package dev.raven.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the proxies say of a request's way, in the header that they write. It is walked from this end up to the nearest
 * station that is no proxy of ours; what stands further left, anybody may have written.
 */
final class ForwardedChain {
    private static final String HTTPS = "https";

    private final List<Hop> hops;
    private final List<Optional<String>> protocols;
    private final boolean told;
    private final TrustedProxies trusted;

    private ForwardedChain(List<Hop> said, List<String> protocolsSaid, TrustedProxies trusted) {
        this.trusted = trusted;
        this.told = !said.isEmpty() || !protocolsSaid.isEmpty();
        this.hops = walked(said);
        this.protocols = trusted.header() == ForwardedHeaderName.FORWARDED
                ? hops.stream().map(Hop::protocol).toList()
                : protocolsSaid.stream().map(Optional::of).toList();
    }

    static ForwardedChain of(HttpServletRequest request, TrustedProxies trusted) {
        return switch (trusted.header()) {
            case FORWARDED ->
                new ForwardedChain(
                        lines(request, "Forwarded", line -> ForwardedHeader.read(line).stream()), List.of(), trusted);
            case X_FORWARDED_FOR ->
                new ForwardedChain(
                        lines(
                                request,
                                "X-Forwarded-For",
                                line -> elements(line).map(node -> new Hop(Hop.address(node), Optional.empty()))),
                        lines(request, "X-Forwarded-Proto", ForwardedChain::elements),
                        trusted);
        };
    }

    /** Whether a proxy told anything; what speaks for itself, such as its own look at whether Raven lives, tells nothing. */
    boolean told() {
        return told;
    }

    /**
     * The client's address; empty where the proxies do not know it.
     *
     * @param peer who counts as the client where all stations are proxies of ours, or none is told
     */
    Optional<String> client(Optional<String> peer) {
        return hops.isEmpty() || hops.get(0).isOneOf(trusted)
                ? peer
                : hops.get(0).address();
    }

    /**
     * Whether the client's own connection is told to be encrypted, and none behind it is told not to be. Where nothing is
     * told of it, it is not: a client could make a proxy's word unreadable, and win by it.
     */
    boolean secure() {
        return !protocols.isEmpty()
                && protocols.get(0).filter(HTTPS::equalsIgnoreCase).isPresent()
                && protocols.stream().flatMap(Optional::stream).allMatch(HTTPS::equalsIgnoreCase);
    }

    private List<Hop> walked(List<Hop> said) {
        int from = said.size();
        while (from > 0 && (from == said.size() || said.get(from).isOneOf(trusted))) {
            from--;
        }
        return said.subList(from, said.size());
    }

    private static <T> List<T> lines(HttpServletRequest request, String header, Function<String, Stream<T>> read) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(read)
                .toList();
    }

    private static Stream<String> elements(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip);
    }
}
