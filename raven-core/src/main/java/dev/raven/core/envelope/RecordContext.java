package dev.raven.core.envelope;

/**
 * What a seal is bound to. A record opens only under the context it was sealed in.
 *
 * @param recordId names the record among those of its kind and subject
 */
public record RecordContext(Subject subject, RecordKind kind, String recordId) {

    /** The context with the format and the key, as bytes: the associated data of the seal. */
    byte[] canonical(byte version, byte suite, String keyId, int keyVersion) {
        return new CanonicalBytes("raven/record/v1")
                .add(version)
                .add(suite)
                .add(subject.tenant().value())
                .add(subject.name())
                .add(kind.name())
                .add(recordId)
                .add(keyId)
                .add(keyVersion)
                .toByteArray();
    }
}
