package vn.giaoban.letters;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.giaoban.audience.Ways;
import vn.giaoban.stationery.Paper;
import vn.giaoban.stationery.Proof;

/** Writes a sample of each kind of letter, to a point and to a person. */
@Component
class LetterProof implements Proof {

    @Override
    public void print(Paper paper) {
        for (var kind : LetterKind.values())
            for (var recipient : List.of(Specimen.POINT, Specimen.PERSON))
                Sheet.of(Specimen.of(kind, recipient), new Ways(Specimen.LINK, Specimen.DESK), paper);
    }
}
