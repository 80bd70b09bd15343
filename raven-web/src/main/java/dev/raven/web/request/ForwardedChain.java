package dev.raven.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the proxies say of a request's way, in {@code Forwarded} (RFC 7239) or {@code X-Forwarded-For}. It is walked from
 * this end up to the nearest station that is no proxy of ours; what stands further left, anybody may have written.
 */
final class ForwardedChain {
    private final List<Hop> standard;
    private final List<Hop> usual;
    private final List<String> protocols;
    private final TrustedProxies trusted;

    private ForwardedChain(HttpServletRequest request, TrustedProxies trusted) {
        this.trusted = trusted;
        this.standard = walked(hops(request, "Forwarded", line -> ForwardedHeader.read(line).stream()));
        this.usual = walked(hops(
                request,
                "X-Forwarded-For",
                line -> elements(line).map(node -> new Hop(Hop.address(node), Optional.empty()))));
        this.protocols = Stream.concat(
                        hops(request, "X-Forwarded-Proto", ForwardedChain::elements).stream(),
                        standard.stream().map(Hop::protocol).flatMap(Optional::stream))
                .toList();
    }

    static ForwardedChain of(HttpServletRequest request, TrustedProxies trusted) {
        return new ForwardedChain(request, trusted);
    }

    /**
     * The client's address; empty where the proxies do not know it, or where the two headers tell of different ones: a
     * proxy that writes one of them passes the other one on as a client sent it.
     *
     * @param peer who counts as the client where all stations are proxies of ours, or none is told
     */
    Optional<String> client(Optional<String> peer) {
        List<Optional<String>> told = Stream.of(standard, usual)
                .filter(hops -> !hops.isEmpty())
                .map(hops -> hops.get(0).isOneOf(trusted) ? peer : hops.get(0).address())
                .distinct()
                .toList();
        return switch (told.size()) {
            case 0 -> peer;
            case 1 -> told.get(0);
            default -> Optional.empty();
        };
    }

    /** Whether all connections that are told of were encrypted; empty where nothing is told. */
    Optional<Boolean> secure() {
        return protocols.isEmpty()
                ? Optional.empty()
                : Optional.of(protocols.stream().allMatch("https"::equalsIgnoreCase));
    }

    private List<Hop> walked(List<Hop> hops) {
        int from = hops.size();
        while (from > 0 && (from == hops.size() || hops.get(from).isOneOf(trusted))) {
            from--;
        }
        return hops.subList(from, hops.size());
    }

    private static <T> List<T> hops(HttpServletRequest request, String header, Function<String, Stream<T>> read) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(read)
                .toList();
    }

    private static Stream<String> elements(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip);
    }
}
