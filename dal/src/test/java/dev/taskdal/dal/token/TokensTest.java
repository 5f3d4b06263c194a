package dev.taskdal.dal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Fixtures;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.dal.error.CheckViolationException;
import dev.taskdal.dal.error.UnknownOwnerException;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PostgresTest(TaskListSchema.class)
class TokensTest {

    private Dal dal;
    private UserId ada;
    private UserId bob;

    @BeforeEach
    void open(DataSource dataSource) {
        dal = Fixtures.open(dataSource);
        ada = Fixtures.user(dal, "ada").id();
        bob = Fixtures.user(dal, "bob").id();
    }

    @Test
    void token_created_isFoundByItsHashAndByNoOther() {
        ApiToken created = dal.tokens().create(ada, "Backup", TokenHash.of("secret"));

        assertThat(created.userId()).isEqualTo(ada);
        assertThat(created.name()).isEqualTo("Backup");
        assertThat(created.lastUsedOn()).isNull();
        assertThat(dal.tokens().findByHash(TokenHash.of("secret"))).contains(created);
        assertThat(dal.tokens().findByHash(TokenHash.of("Secret"))).isEmpty();
    }

    @Test
    void tokens_ofAUser_areNewestFirstAndNobodyElses() {
        ApiToken first = dal.tokens().create(ada, "Same", TokenHash.of("1"));
        dal.tokens().create(bob, "Same", TokenHash.of("2"));
        ApiToken second = dal.tokens().create(ada, "Same", TokenHash.of("3"));

        assertThat(Fixtures.items(Fixtures.allPages(1, page -> dal.tokens().pageByUser(ada, page))))
                .containsExactly(second, first);
    }

    @Test
    void token_used_knowsTheDay() {
        ApiToken token = dal.tokens().create(ada, "Backup", TokenHash.of("secret"));

        assertThat(dal.tokens().markUsed(token, LocalDate.of(2024, 2, 29))).isTrue();
        assertThat(dal.tokens().findByHash(TokenHash.of("secret")).orElseThrow().lastUsedOn())
                .isEqualTo("2024-02-29");
        dal.tokens().delete(ada, token.id());
        assertThat(dal.tokens().markUsed(token, LocalDate.of(2024, 3, 1))).isFalse();
    }

    @Test
    void token_revoked_isGone_butOnlyByItsOwner() {
        ApiToken token = dal.tokens().create(ada, "Backup", TokenHash.of("secret"));

        assertThat(dal.tokens().delete(bob, token.id())).isFalse();
        assertThat(dal.tokens().findByHash(TokenHash.of("secret"))).isPresent();
        assertThat(dal.tokens().delete(ada, token.id())).isTrue();
        assertThat(dal.tokens().delete(ada, token.id())).isFalse();
        assertThat(dal.tokens().findByHash(TokenHash.of("secret"))).isEmpty();
    }

    @Test
    void tokens_ofAUser_goWithTheUser() {
        dal.tokens().create(ada, "Backup", TokenHash.of("secret"));
        dal.users().delete(ada);

        assertThat(dal.tokens().findByHash(TokenHash.of("secret"))).isEmpty();
        assertThat(dal.tokens().pageByUser(ada, PageRequest.first(1)).items()).isEmpty();
    }

    @Test
    void token_ofNobody_isRefused() {
        assertThatExceptionOfType(UnknownOwnerException.class)
                .isThrownBy(() -> dal.tokens().create(new UserId(404), "Backup", TokenHash.of("secret")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t"})
    void name_blank_isRefused(String name) {
        assertThatExceptionOfType(CheckViolationException.class)
                .isThrownBy(() -> dal.tokens().create(ada, name, TokenHash.of("secret")))
                .withMessageContaining("ck_api_token_name");
    }

    @Test
    void hash_shown_isHiddenAndEqualsByItsBytes() {
        TokenHash hash = TokenHash.of("secret");

        assertThat(hash).hasToString("TokenHash[hidden]").isEqualTo(new TokenHash(hash.bytes()));
        assertThat(hash).hasSameHashCodeAs(TokenHash.of("secret")).isNotEqualTo(TokenHash.of("other"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenHash(new byte[31]))
                .withMessageContaining("32 bytes, not 31");
    }
}
