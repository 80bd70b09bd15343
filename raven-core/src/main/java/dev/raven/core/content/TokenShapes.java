package dev.raven.core.content;

import static dev.raven.core.content.Alphabet.BASE32;
import static dev.raven.core.content.Alphabet.BASE62;
import static dev.raven.core.content.Alphabet.BASE64;
import static dev.raven.core.content.Alphabet.BASE64URL;
import static dev.raven.core.content.Alphabet.DOTTED;
import static dev.raven.core.content.Alphabet.HEX;
import static dev.raven.core.content.Alphabet.PATH;
import static dev.raven.core.content.Alphabet.UPPER;
import static dev.raven.core.content.Alphabet.WORD;

import dev.raven.core.access.ApiKeyText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tokens that are known by how they begin, as their services publish it. */
final class TokenShapes implements Detector {
    private static final String OPENAI = "T3BlbkFJ";
    private static final int OPENAI_OLD = 48;
    private static final int SENDGRID_ID = 22;

    private static final List<TokenShape> ALL = Stream.of(
                    raven("rk_live_rvn_"),
                    raven("rk_test_rvn_"),
                    TokenShape.of(SensitiveKind.AWS_ACCESS_KEY, "AKIA", BASE32, 16),
                    TokenShape.of(SensitiveKind.AWS_ACCESS_KEY, "ASIA", BASE32, 16),
                    github("ghp_"),
                    github("gho_"),
                    github("ghu_"),
                    github("ghs_"),
                    github("ghr_"),
                    TokenShape.of(SensitiveKind.GITHUB_TOKEN, "github_pat_", WORD, 82),
                    TokenShape.of(SensitiveKind.GITLAB_TOKEN, "glpat-", BASE64URL, 20, 300),
                    TokenShape.of(SensitiveKind.GITLAB_TOKEN, "gldt-", BASE64URL, 20, 300),
                    TokenShape.of(SensitiveKind.GITLAB_TOKEN, "glrt-", BASE64URL, 20, 300),
                    TokenShape.of(SensitiveKind.GITLAB_TOKEN, "glcbt-", BASE64URL, 20, 300),
                    TokenShape.of(SensitiveKind.GITLAB_TOKEN, "glptt-", BASE64URL, 20, 300),
                    TokenShape.of(SensitiveKind.SLACK_TOKEN, "xoxb-", BASE64URL, 20, 300),
                    TokenShape.of(SensitiveKind.SLACK_TOKEN, "xoxp-", BASE64URL, 20, 300),
                    TokenShape.of(SensitiveKind.SLACK_TOKEN, "xoxa-", BASE64URL, 20, 300),
                    TokenShape.of(SensitiveKind.SLACK_TOKEN, "xoxr-", BASE64URL, 20, 300),
                    TokenShape.of(SensitiveKind.SLACK_TOKEN, "xoxs-", BASE64URL, 20, 300),
                    TokenShape.of(SensitiveKind.SLACK_TOKEN, "xoxe-", BASE64URL, 20, 300),
                    TokenShape.of(SensitiveKind.SLACK_TOKEN, "xapp-", BASE64URL, 20, 300),
                    TokenShape.of(SensitiveKind.SLACK_TOKEN, "hooks.slack.com/services/", PATH, 40, 90),
                    TokenShape.of(SensitiveKind.STRIPE_KEY, "sk_live_", BASE62, 16, 250),
                    TokenShape.of(SensitiveKind.STRIPE_KEY, "sk_test_", BASE62, 16, 250),
                    TokenShape.of(SensitiveKind.STRIPE_KEY, "rk_live_", BASE62, 16, 250),
                    TokenShape.of(SensitiveKind.STRIPE_KEY, "rk_test_", BASE62, 16, 250),
                    TokenShape.of(SensitiveKind.WEBHOOK_SECRET, "whsec_", BASE64, 24, 100),
                    TokenShape.of(SensitiveKind.GOOGLE_KEY, "AIza", BASE64URL, 35),
                    TokenShape.of(SensitiveKind.GOOGLE_KEY, "GOCSPX-", BASE64URL, 28),
                    TokenShape.of(SensitiveKind.GOOGLE_KEY, "ya29.", BASE64URL, 30, 1000),
                    TokenShape.of(SensitiveKind.ANTHROPIC_KEY, "sk-ant-", BASE64URL, 40, 200),
                    TokenShape.of(SensitiveKind.OPENAI_KEY, "sk-", BASE64URL, 40, 250)
                            .proven(body ->
                                    TokenShape.drawn(body) && (body.contains(OPENAI) || body.length() == OPENAI_OLD)),
                    TokenShape.of(SensitiveKind.SENDGRID_KEY, "SG.", DOTTED, 66)
                            .proven(body -> body.indexOf('.') == SENDGRID_ID && TokenShape.drawn(body)),
                    TokenShape.of(SensitiveKind.TWILIO_KEY, "SK", HEX, 32),
                    TokenShape.of(SensitiveKind.NPM_TOKEN, "npm_", BASE62, 36),
                    TokenShape.of(SensitiveKind.PYPI_TOKEN, "pypi-AgE", BASE64URL, 50, 400),
                    TokenShape.of(SensitiveKind.AZURE_STORAGE_KEY, "AccountKey=", BASE64, 88),
                    TokenShape.of(SensitiveKind.HUGGING_FACE_TOKEN, "hf_", BASE62, 34),
                    TokenShape.of(SensitiveKind.PRIVATE_KEY, "AGE-SECRET-KEY-1", UPPER, 58),
                    other("dop_v1_", HEX, 64),
                    other("doo_v1_", HEX, 64),
                    other("shpat_", HEX, 32),
                    other("shpss_", HEX, 32),
                    other("shpca_", HEX, 32),
                    other("dapi", HEX, 32),
                    TokenShape.of(SensitiveKind.ACCESS_TOKEN, "hvs.", BASE64URL, 24, 300),
                    TokenShape.of(SensitiveKind.ACCESS_TOKEN, "hvb.", BASE64URL, 24, 300),
                    other("dckr_pat_", BASE64URL, 27),
                    other("lin_api_", BASE62, 40),
                    other("gsk_", BASE62, 52),
                    other("pplx-", BASE62, 48),
                    other("r8_", BASE62, 37),
                    other("PMAK-", BASE64URL, 59),
                    TokenShape.of(SensitiveKind.ACCESS_TOKEN, "ATATT3x", BASE64URL, 100, 300),
                    other("glsa_", WORD, 41))
            .toList();

    private static final TokenShape[][] BY_FIRST = byFirst();

    private static TokenShape raven(String beginning) {
        return TokenShape.of(SensitiveKind.RAVEN_API_KEY, beginning, WORD, 51)
                .proven(body -> ApiKeyText.parse(beginning + body).isPresent());
    }

    /** The last six characters are a check of those before, as in Raven's own keys. */
    private static TokenShape github(String beginning) {
        return TokenShape.of(SensitiveKind.GITHUB_TOKEN, beginning, BASE62, 36)
                .proven(body -> CheckDigits.crc(body.substring(0, 30)).equals(body.substring(30)));
    }

    private static TokenShape other(String beginning, Alphabet alphabet, int length) {
        return TokenShape.of(SensitiveKind.ACCESS_TOKEN, beginning, alphabet, length);
    }

    private static TokenShape[][] byFirst() {
        List<List<TokenShape>> shapes =
                Stream.<List<TokenShape>>generate(ArrayList::new).limit(128).toList();
        ALL.forEach(shape -> shapes.get(shape.beginning().charAt(0)).add(shape));
        return shapes.stream().map(some -> some.toArray(TokenShape[]::new)).toArray(TokenShape[][]::new);
    }

    @Override
    public @Nullable Finding at(CharSequence text, int at, int from) {
        for (TokenShape shape : BY_FIRST[text.charAt(at)]) {
            Finding finding = shape.at(text, at);
            if (finding != null) {
                return finding;
            }
        }
        return null;
    }
}
