package dev.stepgraph.workflow.asl.intrinsic;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The functions that exist. */
final class IntrinsicFunctions {

    private static final Map<String, IntrinsicFunction> BY_NAME =
            List.of(
                            new StatesArray(),
                            new StatesArrayContains(),
                            new StatesArrayGetItem(),
                            new StatesArrayLength(),
                            new StatesArrayPartition(),
                            new StatesArrayRange(),
                            new StatesArrayUnique(),
                            new StatesBase64Decode(),
                            new StatesBase64Encode(),
                            new StatesFormat(),
                            new StatesHash(),
                            new StatesJsonMerge(),
                            new StatesJsonToString(),
                            new StatesMathAdd(),
                            new StatesMathRandom(),
                            new StatesStringSplit(),
                            new StatesStringToJson(),
                            new StatesUuid())
                    .stream()
                    .collect(Collectors.toMap(IntrinsicFunction::name, Function.identity()));

    private IntrinsicFunctions() {}

    /** The function of that name; null if there is none. */
    static @Nullable IntrinsicFunction named(String name) {
        return BY_NAME.get(name);
    }
}
