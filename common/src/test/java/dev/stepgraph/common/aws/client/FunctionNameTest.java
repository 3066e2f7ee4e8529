package dev.stepgraph.common.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionNameTest {

    @ParameterizedTest
    @CsvSource({
        "f, f, arn:aws:lambda:eu-west-1:123456789012:function:f:$LATEST",
        "f:live, f, arn:aws:lambda:eu-west-1:123456789012:function:f:live",
        "123456789012:function:f, f, arn:aws:lambda:eu-west-1:123456789012:function:f:$LATEST",
        "function:f_1-x, f_1-x, arn:aws:lambda:eu-west-1:123456789012:function:f_1-x:$LATEST",
        "arn:aws:lambda:us-east-1:000000000000:function:f, f,"
                + " arn:aws:lambda:us-east-1:000000000000:function:f:$LATEST",
        "arn:aws-cn:lambda:cn-north-1:000000000000:function:f:3, f,"
                + " arn:aws-cn:lambda:cn-north-1:000000000000:function:f:3",
        "not a name, not a name,"
                + " arn:aws:lambda:eu-west-1:123456789012:function:not a name:$LATEST"
    })
    void readsEveryFormOfAName(String text, String name, String arn) {
        FunctionName function = FunctionName.parse(text);

        assertThat(function.name()).isEqualTo(name);
        assertThat(function.qualifiedArn("arn:aws:lambda:eu-west-1:123456789012", "$LATEST"))
                .isEqualTo(arn);
    }
}
