package dev.raven.persistence.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** A file as it comes out of a bucket. */
final class S3Content extends FilterInputStream {
    private final ResponseInputStream<GetObjectResponse> answer;
    private boolean ended;

    S3Content(ResponseInputStream<GetObjectResponse> answer) {
        super(answer);
        this.answer = answer;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            int count = answer.read(into, offset, length);
            ended = ended || count < 0;
            return count;
        } catch (SdkException failed) {
            throw S3Failure.of(failed);
        } catch (IOException broken) {
            throw new IOException("S3 stopped in the middle of a file; try again", broken);
        }
    }

    /** What was not read is left: closing alone would read it to its end. */
    @Override
    public void close() throws IOException {
        if (ended) {
            answer.close();
        } else {
            answer.abort();
        }
    }
}
