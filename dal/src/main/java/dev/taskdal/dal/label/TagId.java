package dev.taskdal.dal.label;

/**
 * Names a tag among those of its owner.
 *
 * @param value the number that the database gave
 */
public record TagId(long value) implements Comparable<TagId> {

    @Override
    public int compareTo(TagId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
