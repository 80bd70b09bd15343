package dev.raven.core.content;

import java.util.Locale;

/** What a piece of sensitive content is; its name in lower case stands in flags, placeholders, errors and events. */
public enum SensitiveKind {
    /** Of Raven itself; its check fits. */
    RAVEN_API_KEY,
    AWS_ACCESS_KEY,
    AWS_SECRET_KEY,
    GITHUB_TOKEN,
    GITLAB_TOKEN,
    SLACK_TOKEN,
    STRIPE_KEY,
    GOOGLE_KEY,
    OPENAI_KEY,
    ANTHROPIC_KEY,
    SENDGRID_KEY,
    TWILIO_KEY,
    NPM_TOKEN,
    PYPI_TOKEN,
    AZURE_STORAGE_KEY,
    AZURE_SAS,
    HUGGING_FACE_TOKEN,
    TELEGRAM_BOT_TOKEN,
    WEBHOOK_SECRET,
    /** Of another service whose tokens are known by their beginning. */
    ACCESS_TOKEN,
    /** PEM, OpenSSH, PGP, PuTTY, age. */
    PRIVATE_KEY,
    JWT,
    PAYMENT_CARD,
    IBAN,
    US_SSN,
    UK_NINO,
    DE_TAX_ID,
    ES_NATIONAL_ID,
    FR_NIR,
    CA_SIN,
    IT_FISCAL_CODE,
    BR_CPF,
    /** Only where contacts are looked for. */
    EMAIL,
    /** Only where contacts are looked for. */
    PHONE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it opens something, and is no number of a person. */
    boolean isSecret() {
        return compareTo(JWT) <= 0;
    }

    /** What is stored instead: {@code [redacted:payment_card]}. */
    public String placeholder() {
        return "[redacted:" + wireName() + "]";
    }
}
