package dev.stepgraph.gateway.web.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.gateway.registry.ApiKeys;
import dev.stepgraph.gateway.web.RunningGateway;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import software.amazon.awssdk.services.appsync.model.ApiKey;
import software.amazon.awssdk.services.appsync.model.ApiKeyLimitExceededException;
import software.amazon.awssdk.services.appsync.model.ApiKeyValidityOutOfBoundsException;
import software.amazon.awssdk.services.appsync.model.NotFoundException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

class ApiKeyOperationsTest extends RunningGateway {

    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;

    private final ApiKeys keys;
    private final JdbcTemplate tables;
    private final InstantSource clock;

    @Autowired
    ApiKeyOperationsTest(ApiKeys keys, JdbcTemplate tables, InstantSource clock) {
        this.keys = keys;
        this.tables = tables;
        this.clock = clock;
    }

    @Test
    void aKeyIsShownOnceAndKeptAsAHash() {
        String apiId = createApi().apiId();

        ApiKey created =
                appsync.createApiKey(r -> r.apiId(apiId).description("for the shop")).apiKey();
        ApiKey listed = appsync.listApiKeys(r -> r.apiId(apiId)).apiKeys().getFirst();

        assertThat(created.id()).startsWith("da2-").hasSize(82).startsWith(listed.id());
        assertThat(listed.id()).hasSize(30);
        assertThat(listed.description()).isEqualTo("for the shop");
        assertThat(tables.queryForList("select * from gateway.api_key").toString())
                .doesNotContain(created.id());
    }

    @Test
    void aKeyEndsAfterAWeekOnTheHourAndIsForgottenSixtyDaysLater() {
        String apiId = createApi().apiId();

        ApiKey key = appsync.createApiKey(r -> r.apiId(apiId)).apiKey();

        Instant end = Instant.ofEpochSecond(key.expires());
        Instant week = clock.instant().plus(Duration.ofDays(7));
        assertThat(end).isBetween(week.minusSeconds(HOUR + 60), week);
        assertThat(key.expires() % HOUR).isZero();
        assertThat(key.deletes()).isEqualTo(key.expires() + 60 * DAY);
    }

    @Test
    void aKeyLivesForADayAtLeastAndForAYearAtMost() {
        String apiId = createApi().apiId();
        long now = clock.instant().getEpochSecond();

        assertThat(createExpiring(apiId, now + DAY + 60)).isNotNull();
        assertThat(createExpiring(apiId, now + 365 * DAY - 60)).isNotNull();
        assertThatThrownBy(() -> createExpiring(apiId, now + DAY - HOUR - 60))
                .isInstanceOf(ApiKeyValidityOutOfBoundsException.class);
        assertThatThrownBy(() -> createExpiring(apiId, now + 365 * DAY + HOUR))
                .isInstanceOf(ApiKeyValidityOutOfBoundsException.class);
    }

    @Test
    void recognisesItsOwnKeysOnly() {
        String apiId = createApi().apiId();
        String other = createApi().apiId();
        String key = appsync.createApiKey(r -> r.apiId(apiId)).apiKey().id();

        assertThat(keys.verify(apiId, key)).isPresent();
        assertThat(keys.verify(other, key)).isEmpty();
        assertThat(keys.verify(apiId, key.substring(0, 30))).isEmpty();
        assertThat(keys.verify(apiId, key + "x")).isEmpty();
        assertThat(keys.verify(apiId, key.substring(0, 81) + '0')).isEmpty();
        assertThat(keys.verify(apiId, "")).isEmpty();
        assertThat(keys.verify("nowhere", key)).isEmpty();
    }

    @Test
    void aKeyIsChangedAndDeletedByItselfOrByItsPublicPart() {
        String apiId = createApi().apiId();
        String key = appsync.createApiKey(r -> r.apiId(apiId)).apiKey().id();
        String shown = key.substring(0, 30);

        ApiKey updated =
                appsync.updateApiKey(r -> r.apiId(apiId).id(key).description("new")).apiKey();
        appsync.deleteApiKey(r -> r.apiId(apiId).id(shown));

        assertThat(updated.description()).isEqualTo("new");
        assertThat(updated.id()).isEqualTo(shown);
        assertThat(keys.verify(apiId, key)).isEmpty();
        assertThatThrownBy(() -> appsync.deleteApiKey(r -> r.apiId(apiId).id(shown)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void anApiHasFiftyKeysAtMost() {
        String apiId = createApi().apiId();
        for (int i = 0; i < 50; i++) {
            appsync.createApiKey(r -> r.apiId(apiId));
        }

        assertThatThrownBy(() -> appsync.createApiKey(r -> r.apiId(apiId)))
                .isInstanceOf(ApiKeyLimitExceededException.class);
        assertThat(
                        appsync.listApiKeysPaginator(r -> r.apiId(apiId)).stream()
                                .mapToInt(page -> page.apiKeys().size())
                                .sum())
                .isEqualTo(50);
    }

    private ApiKey createExpiring(String apiId, long expires) {
        return appsync.createApiKey(r -> r.apiId(apiId).expires(expires)).apiKey();
    }
}
