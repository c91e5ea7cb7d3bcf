package praktikum.report.guest;

import java.util.List;
import praktikum.report.BoxDrawing;
import praktikum.report.Chapter;
import praktikum.report.Table;

/**
 * What is told of guests.
 *
 * @param guests the planned ones, as they were found
 * @param disks every disk and drive of them, with where it lies and who has it
 * @param map the same, drawn
 * @param held what holds a guest to its node, a sentence each
 * @param cited the records it rests on
 */
public record GuestPart(Table guests, Table disks, BoxDrawing map, List<String> held, List<Integer> cited)
        implements Chapter.Content {

    public GuestPart {
        held = List.copyOf(held);
        cited = List.copyOf(cited);
    }

    @Override
    public List<String> sections() {
        return List.of("table", "disks", "held");
    }
}
