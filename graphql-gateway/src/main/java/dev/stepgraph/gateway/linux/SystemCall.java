package dev.stepgraph.gateway.linux;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** Calls Linux by the number of a call. */
public final class SystemCall {

    private static final int ARGUMENTS = 6;
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));

    private static final @Nullable SystemCall HERE = link();

    private final MethodHandle syscall;

    private final Machine machine;

    private SystemCall(MethodHandle syscall, Machine machine) {
        this.syscall = syscall;
        this.machine = machine;
    }

    /** Absent where the system is another, or the machine is not known. */
    public static @Nullable SystemCall find() {
        return HERE;
    }

    @SuppressWarnings("restricted") // those who use it are started with native access, for this
    private static @Nullable SystemCall link() {
        Machine machine = Machine.named(System.getProperty("os.arch"));
        if (machine == null || !System.getProperty("os.name").equals("Linux")) {
            return null;
        }
        Linker linker = Linker.nativeLinker();
        ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
        FunctionDescriptor signature =
                FunctionDescriptor.of(word, word, word, word, word, word, word, word);
        try {
            return linker.defaultLookup()
                    .find("syscall")
                    .map(address ->
                            new SystemCall(
                                    linker.downcallHandle(
                                            address,
                                            signature,
                                            Linker.Option.firstVariadicArg(1),
                                            Linker.Option.captureCallState("errno")),
                                    machine))
                    .orElse(null);
        } catch (IllegalCallerException nativeAccessRefused) {
            return null;
        }
    }

    /** How the calls of this machine are numbered. */
    public Machine machine() {
        return machine;
    }

    /**
     * Makes a call.
     *
     * @param arguments six at most; those that are not given are zero
     * @return what it returns, or the error's number, negative
     */
    public long call(int number, long... arguments) {
        long[] words = new long[ARGUMENTS];
        System.arraycopy(arguments, 0, words, 0, arguments.length);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            long result =
                    (long)
                            syscall.invokeExact(
                                    state,
                                    (long) number,
                                    words[0],
                                    words[1],
                                    words[2],
                                    words[3],
                                    words[4],
                                    words[5]);
            return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
        } catch (Throwable e) {
            throw new IllegalStateException("the call could not be made", e);
        }
    }
}
