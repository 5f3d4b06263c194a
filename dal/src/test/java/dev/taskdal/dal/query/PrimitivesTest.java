package dev.taskdal.dal.query;

import static dev.taskdal.dal.query.Mapping.mapping;
import static dev.taskdal.dal.query.ThingTable.THING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which columns a constructor is found to take as primitives, and whether it is called for that. */
class PrimitivesTest {

    /** What constructors were called with. */
    private static final List<Object> CALLS = new ArrayList<>();

    private static final List<Field<?>> NUMBERS = List.of(THING.SCORE, THING.BIG, THING.SMALL, THING.FLAG, THING.RATIO);

    @BeforeEach
    void forgetCalls() {
        CALLS.clear();
    }

    record Plain(int score, long big, short small, boolean flag, double ratio) {

        Plain {
            CALLS.add(score);
        }
    }

    record Boxed(Integer score, Long big, Short small, Boolean flag, Double ratio) {

        Boxed {
            CALLS.add("boxed");
        }
    }

    record Mixed(Integer score, long big, Short small, boolean flag, Double ratio) {}

    record Wider(long score, double big) {}

    record Strict(Integer score, UUID token) {

        Strict {
            CALLS.add("strict");
            Objects.requireNonNull(score);
            assert token != null;
        }
    }

    record StrictScore(UUID token, Integer score) {

        StrictScore {
            Objects.requireNonNull(score);
        }
    }

    record CountedScore(UUID token, Integer score) {

        CountedScore {
            CALLS.add(Arrays.asList(token, score));
        }
    }

    record AssertedScore(Integer score) {

        AssertedScore {
            assert score != null;
        }
    }

    record Score(int score) {}

    record Untyped(Integer score, @Nullable Object any) {

        Untyped {
            CALLS.add(Optional.ofNullable(any));
        }
    }

    @Test
    void takes_primitives_areFoundInEachPlaceWithoutACall() {
        assertThat(taken(mapping(Plain::new), NUMBERS)).containsExactly(0, 1, 2, 3, 4);
        assertThat(CALLS).isEmpty();
    }

    @Test
    void takes_wrappers_areNone() {
        assertThat(taken(mapping(Boxed::new), NUMBERS)).isEmpty();
    }

    @Test
    void takes_wrappersThatAreNotLast_callNothing() {
        Mapping<?, ?> boxed = mapping(Boxed::new);

        assertThat(IntStream.range(0, 4).filter(place -> Primitives.takes(boxed, NUMBERS, place)))
                .isEmpty();
        assertThat(CALLS).isEmpty();
    }

    @Test
    void takes_some_areTold() {
        assertThat(taken(mapping(Mixed::new), NUMBERS)).containsExactly(1, 3);
    }

    @Test
    void takes_primitivesOfAWiderType_areFound() {
        Mapping<?, ?> wider = Mapping.<Integer, Long, Wider>mapping(Wider::new);

        assertThat(taken(wider, List.of(THING.SCORE, THING.BIG))).containsExactly(0, 1);
    }

    @Test
    void takes_constructorThatChecks_isNotTakenForOneOfPrimitives() {
        assertThat(taken(mapping(Strict::new), List.of(THING.SCORE, THING.TOKEN)))
                .isEmpty();
        assertThat(CALLS).isEmpty();
        assertThat(taken(mapping(StrictScore::new), List.of(THING.TOKEN, THING.SCORE)))
                .isEmpty();
        assertThat(taken(mapping(AssertedScore::new), List.of(THING.SCORE))).isEmpty();
    }

    @Test
    void takes_lastColumn_isTriedWithNull() {
        assertThat(taken(mapping(CountedScore::new), List.of(THING.TOKEN, THING.SCORE)))
                .isEmpty();
        assertThat(CALLS).containsExactly(Arrays.asList(null, null));
        assertThat(taken(mapping(Score::new), List.of(THING.SCORE))).containsExactly(0);
    }

    @Test
    void takes_columnOfAnythingAfterIt_isNull() {
        Mapping<?, ?> untyped = Mapping.<Integer, Object, Untyped>mapping(Untyped::new);

        assertThat(taken(untyped, List.of(THING.SCORE, field("any")))).isEmpty();
        assertThat(CALLS).containsExactly(Optional.empty());
    }

    @Test
    void takes_lambdaThatHandlesNull_isFine() {
        Mapping<?, ?> handling = Mapping.<Integer, UUID, Score>mapping((score, token) -> {
            CALLS.add("called");
            return new Score(score == null ? 0 : score);
        });

        assertThat(taken(handling, List.of(THING.SCORE, THING.TOKEN))).isEmpty();
        assertThat(CALLS).isEmpty();
    }

    @Test
    void takes_lambdaThatHandlesNullInTheLastColumn_isFine() {
        Mapping<?, ?> handling = Mapping.<Integer, Score>mapping(score -> new Score(score == null ? 0 : score));

        assertThat(taken(handling, List.of(THING.SCORE))).isEmpty();
    }

    @Test
    void takes_staticMethod_isLookedAtLikeAConstructor() {
        Mapping<?, ?> method = Mapping.<Integer, UUID, Score>mapping(PrimitivesTest::score);

        assertThat(taken(method, List.of(THING.SCORE, THING.TOKEN))).containsExactly(0);
    }

    private static Score score(int score, UUID token) {
        throw new AssertionError("Called with " + score + " and " + token + ".");
    }

    private static List<Integer> taken(Mapping<?, ?> mapping, List<Field<?>> columns) {
        return IntStream.range(0, columns.size())
                .filter(place -> Primitives.takes(mapping, columns, place))
                .boxed()
                .toList();
    }
}
