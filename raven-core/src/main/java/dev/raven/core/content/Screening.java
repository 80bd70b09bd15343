package dev.raven.core.content;

import dev.raven.api.problem.FieldError;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnprocessableException;
import dev.raven.api.tenant.ContentPolicy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one thing on their way to the store: each is to be stored as it is answered here, and none before all were
 * looked at. For one thread.
 */
public final class Screening {
    /** A longer or stranger key of a client's is not repeated in a refusal. */
    /** Digits; what has more is no card and no account. */
    private static final int LONGEST_WHOLE = 40;

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final ContentPolicy policy;
    private final ContentScanner scanner;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Set<FieldError> errors = new LinkedHashSet<>();

    Screening(ContentPolicy policy, ContentScanner scanner) {
        this.policy = policy;
        this.scanner = scanner;
    }

    /** A text as it is to be stored. */
    public String text(String field, String text) {
        return policy == ContentPolicy.OFF ? text : noted(field, text, scanner.scan(text));
    }

    /** A name as it is to be stored; what placeholders made too long is cut. */
    public String name(String field, String name, int mostCodePoints) {
        String screened = text(field, name);
        return screened.codePointCount(0, screened.length()) <= mostCodePoints
                ? screened
                : screened.substring(0, screened.offsetByCodePoints(0, mostCodePoints));
    }

    /** Metadata as they are to be stored: texts and whole numbers at any depth, and keys. */
    public Map<String, Object> metadata(Map<String, Object> metadata) {
        if (policy == ContentPolicy.OFF || metadata.isEmpty()) {
            return metadata;
        }
        Map<String, Object> screened = new LinkedHashMap<>();
        metadata.forEach((key, value) -> {
            String name = key("metadata", key, screened);
            screened.put(name, value(field(name), value));
        });
        return screened;
    }

    /**
     * What was found in all of them.
     *
     * @throws UnprocessableException naming fields and kinds, where the policy is to reject and something was found
     */
    public ContentMarks end() {
        if (policy == ContentPolicy.REJECT && !errors.isEmpty()) {
            List<FieldError> all = new ArrayList<>(errors);
            throw new UnprocessableException(
                    ProblemCode.SENSITIVE_CONTENT,
                    all.get(0).field() + ": " + all.get(0).message(),
                    all);
        }
        return counts.isEmpty() ? ContentMarks.NONE : new ContentMarks(counts);
    }

    private String field(String key) {
        boolean named = policy == ContentPolicy.REJECT
                && PLAIN_KEY.matcher(key).matches()
                && scanner.scan(key).isEmpty();
        return named ? "metadata." + key : "metadata";
    }

    private @Nullable Object value(String field, @Nullable Object value) {
        return switch (value) {
            case String text -> text(field, text);
            case Map<?, ?> map -> entries(field, map);
            case List<?> list -> items(field, list);
            case Integer number -> number(field, number);
            case Long number -> number(field, number);
            case BigInteger number -> number(field, number);
            case BigDecimal number -> whole(field, number);
            case null -> null;
            default -> value;
        };
    }

    private Map<String, Object> entries(String field, Map<?, ?> map) {
        Map<String, Object> screened = new LinkedHashMap<>();
        map.forEach((key, value) -> screened.put(key(field, String.valueOf(key), screened), value(field, value)));
        return screened;
    }

    private List<Object> items(String field, List<?> list) {
        List<Object> screened = new ArrayList<>(list.size());
        list.forEach(item -> screened.add(value(field, item)));
        return screened;
    }

    /** Spreadsheets write whole numbers with an empty fraction. */
    private Object whole(String field, BigDecimal number) {
        boolean bounded = number.precision() - number.scale() <= LONGEST_WHOLE && number.scale() <= LONGEST_WHOLE;
        if (!bounded || number.stripTrailingZeros().scale() > 0) {
            return number;
        }
        BigInteger digits = number.toBigIntegerExact();
        Object screened = number(field, digits);
        return screened.equals(digits) ? number : screened;
    }

    /** A number stays one unless a placeholder takes its place. */
    private Object number(String field, Number number) {
        String digits = number.toString();
        String screened = text(field, digits);
        return screened.equals(digits) ? number : screened;
    }

    /** Two keys that become the same placeholder are told apart. */
    private String key(String field, String key, Map<String, Object> taken) {
        String screened = text(field, key);
        String free = screened;
        for (int n = 2; taken.containsKey(free); n++) {
            free = screened + " " + n;
        }
        return free;
    }

    private String noted(String field, String text, List<Finding> findings) {
        for (Finding finding : findings) {
            counts.merge(finding.kind().wireName(), 1, Integer::sum);
            errors.add(new FieldError(
                    field,
                    "must not hold what looks like " + finding.kind().wireName()
                            + " (settings.content_policy is reject); take it out."));
        }
        return policy == ContentPolicy.REDACT && !findings.isEmpty() ? Finding.replaced(text, findings) : text;
    }
}
