package dev.stepgraph.gateway.datasource.none;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.datasource.Scopes;
import dev.stepgraph.gateway.registry.DataSourceType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoneInvokerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'payload':{'a':1}} | {'a':1}",
                "{'version':'2018-05-29','payload':[1]} | [1]",
                "{'payload':null} | null",
                "{} | null",
                "null | null"
            })
    void answersThePayload(String request, String result) {
        assertThat(
                        new NoneInvoker()
                                .bind(Scopes.source(DataSourceType.NONE, "{}"))
                                .invoke(Scopes.json(request), Scopes.scope()))
                .isEqualTo(Scopes.json(result));
    }
}
