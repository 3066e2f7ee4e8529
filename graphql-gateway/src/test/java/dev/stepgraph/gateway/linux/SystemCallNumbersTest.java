package dev.stepgraph.gateway.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of system calls against the headers of Linux, where this machine has them. */
class SystemCallNumbersTest {

    private static final Pattern DEFINITION =
            Pattern.compile("#define\\s+__NR(?:3264)?_(\\w+)\\s+(\\d+)\\s*");

    /** What every JVM needs, and the kernel knows by the same names on both machines. */
    private static final String NEEDED =
            """
            read write close fstat lseek mmap mprotect munmap brk rt_sigaction rt_sigprocmask
            rt_sigreturn pread64 readv writev sched_yield mremap mincore madvise nanosleep getpid
            exit uname getcwd gettimeofday getrlimit getrusage sysinfo times getuid getgid geteuid
            getegid getppid sigaltstack statfs fstatfs gettid futex sched_getaffinity getdents64
            restart_syscall clock_gettime clock_getres clock_nanosleep exit_group newfstatat
            faccessat readlinkat ppoll set_robust_list getrandom membarrier statx rseq getcpu
            faccessat2
            """;

    @ParameterizedTest
    @CsvSource({
        "aarch64, asm-generic/unistd.h, ''",
        "amd64, x86_64-linux-gnu/asm/unistd_64.h, stat poll lstat access readlink arch_prctl"
    })
    void areThoseOfTheKernel(String name, String header, String more) throws IOException {
        Path file = Path.of("/usr/include", header);
        assumeTrue(Files.exists(file), "the headers of Linux are not installed");
        Map<String, Integer> numbers = numbers(file);
        Machine machine = Objects.requireNonNull(Machine.named(name));

        assertThat(machine.harmless())
                .containsExactlyInAnyOrderElementsOf(
                        List.of((NEEDED + more).strip().split("\\s+", -1)).stream()
                                .map(numbers::get)
                                .toList());
        assertThat(
                        List.of(
                                machine.seccomp(),
                                machine.prctl(),
                                machine.openat(),
                                machine.cloneCall(),
                                machine.tgkill(),
                                machine.ioctl(),
                                machine.fcntl(),
                                machine.setScheduler(),
                                Machine.CLONE3))
                .isEqualTo(
                        List.of(
                                numbers.get("seccomp"),
                                numbers.get("prctl"),
                                numbers.get("openat"),
                                numbers.get("clone"),
                                numbers.get("tgkill"),
                                numbers.get("ioctl"),
                                numbers.get("fcntl"),
                                numbers.get("sched_setscheduler"),
                                numbers.get("clone3")));
    }

    private static Map<String, Integer> numbers(Path header) throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        for (String line : Files.readAllLines(header)) {
            Matcher matcher = DEFINITION.matcher(line);
            if (matcher.matches()) {
                numbers.put(matcher.group(1), Integer.valueOf(matcher.group(2)));
            }
        }
        // Of those that differ on machines of 32 bits, the name is another there.
        numbers.putIfAbsent("newfstatat", numbers.getOrDefault("fstatat", -1));
        return numbers;
    }
}
