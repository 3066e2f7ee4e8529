package dev.stepgraph.common.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {

    @Test
    void takesAnExecutionsArnApart() {
        Arn arn = Arn.parse("arn:aws:states:us-east-1:000000000000:execution:orders:e-1");

        assertThat(arn)
                .isEqualTo(
                        new Arn(
                                "aws",
                                "states",
                                "us-east-1",
                                "000000000000",
                                "execution",
                                "orders:e-1"));
    }

    @Test
    void takesASlashForASeparatorToo() {
        Arn arn = Arn.parse("arn:aws:iam::000000000000:role/service/flow");

        assertThat(arn.resourceType()).isEqualTo("role");
        assertThat(arn.resourceId()).isEqualTo("service/flow");
    }

    @Test
    void refusesAForeignPrefixInAwsWords() {
        assertThatThrownBy(() -> Arn.parse("orders"))
                .isInstanceOf(AwsException.class)
                .hasMessage("Invalid Arn: 'Invalid ARN prefix: orders'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"arn:", "arn:aws:states", "arn::states:r:a:b:c", "arn:aws:states:r:a:b:"})
    void refusesWhatIsCutShort(String text) {
        assertThatThrownBy(() -> Arn.parse(text)).isInstanceOf(AwsException.class);
    }

    @Test
    void refusesAResourceOfAnotherType() {
        Arn arn = Arn.parse("arn:aws:states:us-east-1:000000000000:express:orders:e-1:x");

        assertThatThrownBy(() -> arn.requireType("states", "execution"))
                .hasMessage("Invalid Arn: 'Resource type not valid in this context: express'");
    }
}
