package dev.raven.crypto;

/** Where the operator's key is: {@code ENCRYPTION_KEY_STORAGE}. */
enum KeyStorage {
    /** In a file of this machine: for development. */
    FILE,
    /** In the environment: for development. */
    ENV,
    /** In a key service. */
    KMS
}
