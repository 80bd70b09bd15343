package dev.raven.crypto;

/** Whose key service: {@code KMS_PROVIDER}. */
enum KmsProvider {
    AWS,
    GCP,
    AZURE,
    VAULT
}
