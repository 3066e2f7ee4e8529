package dev.stepgraph.gateway.datasource.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.gateway.datasource.DataSourceException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class StatementScannerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {
                "select :a, :b_1 from t where x=:a ~ select ?, ? from t where x=? ~ a,b_1,a",
                "select ':a', \":b\" from t        ~ select ':a', \":b\" from t   ~",
                "select 'it''s :a', :b             ~ select 'it''s :a', ?         ~ b",
                "select E'\\':a', :b               ~ select E'\\':a', ?           ~ b",
                "select '\\', :b                   ~ select '\\', ?               ~ b",
                "select re'\\', :b                 ~ select re'\\', ?             ~ b",
                "select $$ :a $$, $x$ :b $$ $x$, :c ~ select $$ :a $$, $x$ :b $$ $x$, ? ~ c",
                "select a$b$ :c                    ~ select a$b$ ?                ~ c",
                "select :a::uuid, x::text          ~ select ?::uuid, x::text      ~ a",
                "select 1 -- :a                    ~ select 1 -- :a               ~",
                "select /* :a /* :b */ :c */ :d    ~ select /* :a /* :b */ :c */ ? ~ d",
                "select j ? 'k', j ?| :a           ~ select j ?? 'k', j ??| ?     ~ a",
                "select '?', a[1:2], :b;           ~ select '?', a[1:2], ?;       ~ b",
                "select :a; -- the end :b          ~ select ?; -- the end :b      ~ a",
                "select ':a' ':b' :c               ~ select ':a' ':b' ?           ~ c",
                "select : a, :1                    ~ select : a, :1               ~",
            })
    void findsVariablesInPostgresql(String text, String sql, String variables) {
        StatementText statement = StatementScanner.scan(Dialect.POSTGRESQL, text.strip());

        assertThat(statement.sql()).isEqualTo(sql.strip());
        assertThat(statement.variables())
                .isEqualTo(variables == null ? List.of() : List.of(variables.strip().split(",")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {
                "select `:a`, \":b\", ':c', :d     ~ select `:a`, \":b\", ':c', ? ~ d",
                "select '\\':a', \"\\\":b\", :c    ~ select '\\':a', \"\\\":b\", ? ~ c",
                "select 1 # :a                     ~ select 1 # :a                ~",
                "select /* /* :a */ :b             ~ select /* /* :a */ ?         ~ b",
                "select $$ :a $$                   ~ select $$ ? $$               ~ a",
                "set @x := :a                      ~ set @x := ?                  ~ a",
            })
    void findsVariablesInMysql(String text, String sql, String variables) {
        StatementText statement = StatementScanner.scan(Dialect.MYSQL, text.strip());

        assertThat(statement.sql()).isEqualTo(sql.strip());
        assertThat(statement.variables())
                .isEqualTo(variables == null ? List.of() : List.of(variables.strip().split(",")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'open",
                "select \"open",
                "select $$ open $x$",
                "select /* open /* */",
                "select 1; drop table t",
                "select 1; 'x'",
                "select 1;; :a"
            })
    void refusesWhatDoesNotEndOrIsMoreThanOne(String text) {
        assertThatThrownBy(() -> StatementScanner.scan(Dialect.POSTGRESQL, text))
                .isInstanceOf(DataSourceException.class);
    }
}
