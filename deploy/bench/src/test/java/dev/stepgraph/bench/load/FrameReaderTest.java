package dev.stepgraph.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class FrameReaderTest {

    private static final String HEAD =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1_000, 1_000_000})
    void readsFramesOfAllLengthsHoweverTheyAreCut(int piece) throws IOException {
        // given
        List<String> texts = List.of("", "short", "m".repeat(126), "l".repeat(70_000), "last");
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        sent.write(HEAD.getBytes(StandardCharsets.US_ASCII));
        for (String text : texts) {
            sent.write(frame(text));
        }

        // when
        Pieces pieces = new Pieces(sent.toByteArray(), piece);
        FrameReader reader = new FrameReader();
        List<String> read = new ArrayList<>();
        while (pieces.left() > 0) {
            reader.read(pieces).forEach(frame -> read.add(frame.text()));
        }

        // then
        assertThat(read).isEqualTo(texts);
    }

    @Test
    void refusesAnswersThatOpenNoWebSocket() {
        byte[] answer = "HTTP/1.1 404 Not Found\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        FrameReader reader = new FrameReader();

        assertThatThrownBy(() -> reader.read(Channels.newChannel(new ByteArrayInputStream(answer))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("404");
    }

    /** As a server sends it: without a mask. */
    private static byte[] frame(String text) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(frame);
        out.writeByte(0x81);
        if (text.length() < 126) {
            out.writeByte(text.length());
        } else if (text.length() < 65_536) {
            out.writeByte(126);
            out.writeShort(text.length());
        } else {
            out.writeByte(127);
            out.writeLong(text.length());
        }
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        return frame.toByteArray();
    }

    /** Hands out no more than so many bytes at once. */
    private static final class Pieces implements ReadableByteChannel {

        private final ByteBuffer bytes;
        private final int piece;

        Pieces(byte[] bytes, int piece) {
            this.bytes = ByteBuffer.wrap(bytes);
            this.piece = piece;
        }

        int left() {
            return bytes.remaining();
        }

        @Override
        public int read(ByteBuffer into) {
            int count = Math.min(piece, Math.min(bytes.remaining(), into.remaining()));
            into.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
