package dev.stepgraph.gateway.resolver.script;

import java.io.IOException;
import java.util.Objects;

/** No child answered; the message is fit for whoever wrote the script. */
final class ScriptFailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ScriptFailureException(String message, Throwable cause) {
        super(message, cause);
    }

    private ScriptFailureException(String message) {
        super(message);
    }

    /** What to tell. */
    String text() {
        return Objects.requireNonNull(getMessage());
    }

    static ScriptFailureException busy() {
        return new ScriptFailureException("Too many scripts are running. Please try again.");
    }

    /** What the API's scripts did lately lets them run one by one only, or not for a while. */
    static ScriptFailureException heldBack() {
        return new ScriptFailureException(
                "Scripts of this API took too much time or memory lately, so that they run one by"
                        + " one, and this one's turn did not come. Have them do less at once, or"
                        + " try again later.");
    }

    static ScriptFailureException notStarted(IOException cause) {
        return new ScriptFailureException("The code could not be run.", cause);
    }

    /** The gateway stops. */
    static ScriptFailureException notRunning() {
        return new ScriptFailureException("The code could not be run.");
    }

    /** It says what none of ours says. */
    static ScriptFailureException nonsense() {
        return new ScriptFailureException("The code could not be run.");
    }

    /** It was killed since it did not let itself be interrupted, or ran out of memory. */
    static ScriptFailureException ended(IOException cause) {
        return new ScriptFailureException("The code used more time or memory than it may.", cause);
    }
}
