package dev.taskdal.dal.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.dal.task.TaskId;
import dev.taskdal.schema.Tables;
import org.jooq.Converter;
import org.junit.jupiter.api.Test;

class IdConverterTest {

    @Test
    void makesAnIdOfANumberAndBack() {
        Converter<Long, TaskId> converter = new IdConverter<>(TaskId.class, TaskId::new, TaskId::value);

        assertThat(converter.from(7L)).isEqualTo(new TaskId(7));
        assertThat(converter.to(new TaskId(7))).isEqualTo(7);
    }

    @Test
    void leavesNullAsItIs() {
        Converter<Long, TaskId> converter = new IdConverter<>(TaskId.class, TaskId::new, TaskId::value);

        assertThat(converter.from(null)).isNull();
        assertThat(converter.to(null)).isNull();
    }

    @Test
    void isTheConverterOfTheLayersColumns() {
        assertThat(Tables.TASK.ID.getConverter()).isInstanceOf(IdConverter.class);
        assertThat(Tables.TASK.USER_ID.getConverter()).isInstanceOf(IdConverter.class);
    }
}
