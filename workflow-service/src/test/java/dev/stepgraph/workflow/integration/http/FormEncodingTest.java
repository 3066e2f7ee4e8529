package dev.stepgraph.workflow.integration.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.integration.http.HttpTask.ArrayFormat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormEncodingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"a":"b c&d"}               | INDICES  | a=b%20c%26d
                    {"a":null,"b":true,"c":1.50} | INDICES  | a=&b=true&c=1.50
                    {"ä":"€"}                   | INDICES  | %C3%A4=%E2%82%AC
                    {"m":{"k":"v","l":{"n":1}}} | INDICES  | m%5Bk%5D=v&m%5Bl%5D%5Bn%5D=1
                    {"a":["x","y"]}             | INDICES  | a%5B0%5D=x&a%5B1%5D=y
                    {"a":["x","y"]}             | REPEAT   | a=x&a=y
                    {"a":["x","y"]}             | COMMAS   | a=x%2Cy
                    {"a":["x","y"]}             | BRACKETS | a%5B%5D=x&a%5B%5D=y
                    {"a":[{"k":1},[2]]}         | INDICES  | a%5B0%5D%5Bk%5D=1&a%5B1%5D%5B0%5D=2
                    {"a":[]}                    | INDICES  | ''
                    {}                          | REPEAT   | ''
                    """)
    void writesJsonAsAForm(String json, ArrayFormat arrays, String form) {
        assertThat(FormEncoding.form(JsonText.parse(json), arrays)).isEqualTo(form);
    }
}
