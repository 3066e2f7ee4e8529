package dev.stepgraph.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The access key of this machine's owner, drawn at the first start and kept in a file that AWS's
 * tools can be pointed at.
 *
 * @param id names the key
 * @param secret shared with both services
 */
public record LocalAccessKey(String id, String secret) {

    private static final String ID = "aws_access_key_id";
    private static final String SECRET = "aws_secret_access_key";
    private static final String ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_CHARACTERS = 16;
    private static final int SECRET_BYTES = 30;

    /** The key in the file; if there is no file yet, a new key is drawn and kept in it. */
    static LocalAccessKey readOrDraw(Path file) {
        try {
            if (!Files.exists(file)) {
                draw(file);
            }
            return read(file)
                    .orElseThrow(() ->
                            new LaunchFailure(
                                    "%s holds no access key; remove it to have a new one drawn."
                                            .formatted(file)));
        } catch (IOException unusable) {
            throw new LaunchFailure("%s cannot be used.".formatted(file), unusable);
        }
    }

    /** The settings by which services learn of it; a command line is for everybody to read. */
    public Map<String, String> environment() {
        return Map.of(
                "STEPGRAPH_AUTH_ACCESSKEYS_0_ID", id,
                "STEPGRAPH_AUTH_ACCESSKEYS_0_SECRET", secret);
    }

    @Override
    public String toString() {
        return "LocalAccessKey[" + id + "]";
    }

    private static void draw(Path file) throws IOException {
        SecureRandom random = new SecureRandom();
        StringBuilder id = new StringBuilder("AKSG");
        for (int i = 0; i < ID_CHARACTERS; i++) {
            id.append(ID_ALPHABET.charAt(random.nextInt(ID_ALPHABET.length())));
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        OwnerOnly.createFile(file);
        Files.writeString(
                file,
                "[default]%n%s = %s%n%s = %s%nregion = us-east-1%n"
                        .formatted(ID, id, SECRET, Base64.getEncoder().encodeToString(secret)));
    }

    private static Optional<LocalAccessKey> read(Path file) throws IOException {
        Optional<String> id = value(file, ID);
        Optional<String> secret = value(file, SECRET);
        return id.isPresent() && secret.isPresent()
                ? Optional.of(new LocalAccessKey(id.get(), secret.get()))
                : Optional.empty();
    }

    private static Optional<String> value(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name) && line.indexOf('=') > 0)
                .map(line -> line.substring(line.indexOf('=') + 1).strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
