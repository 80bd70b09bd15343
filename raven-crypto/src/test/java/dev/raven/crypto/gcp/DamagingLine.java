package dev.raven.crypto.gcp;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;

/** The way to Cloud KMS and back, which can flip bits and lose fields. */
final class DamagingLine {
    private Damage damage = new Damage("", "", false);
    private int left;

    /**
     * What happens to a message.
     *
     * @param message the name of its type
     * @param fields joined with a plus sign
     * @param lost whether they do not arrive, rather than with a bit flipped
     */
    record Damage(String message, String fields, boolean lost) {
        void to(Message.Builder sent) {
            for (String name : fields.split("\\+")) {
                FieldDescriptor field = sent.getDescriptorForType().findFieldByName(name);
                if (lost) {
                    sent.clearField(field);
                } else {
                    sent.setField(field, flipped((ByteString) sent.getField(field)));
                }
            }
        }

        private static ByteString flipped(ByteString bytes) {
            byte[] altered = bytes.toByteArray();
            altered[altered.length / 2] ^= 1;
            return ByteString.copyFrom(altered);
        }
    }

    /** The next so many messages of that type are damaged. */
    synchronized void damages(Damage kind, int times) {
        damage = kind;
        left = times;
    }

    @SuppressWarnings("unchecked")
    synchronized <M extends Message> M carry(M message) {
        if (left == 0 || !message.getDescriptorForType().getName().equals(damage.message())) {
            return message;
        }
        left--;
        Message.Builder sent = message.toBuilder();
        damage.to(sent);
        return (M) sent.build();
    }
}
