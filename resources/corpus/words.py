"""What is said in the embedded corpus: the words of each set, and how they must sound."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a set.

    Parameters
    ----------
    label
        The word as its own language writes it, in Unicode's composed form (NFC).
    sounds
        How it may be pronounced, in the phonetic alphabet as espeak-ng 1.51 writes it; where
        accents differ there are several, with spaces between.
    read
        What the voices read, where that is not the label.
    stem
        The name of its file without extension, where that is not what is read: plain ASCII, so
        that every file system and archive gives it back as it was.
    """

    label: str
    sounds: str
    read: str = ""
    stem: str = ""

    @property
    def text(self) -> str:
        """What the voices read."""
        return self.read or self.label

    @property
    def file_name(self) -> str:
        """The name of the file that holds the takes."""
        return f"{self.stem or self.text}.ogg"


ENGLISH_DIGITS = (
    Word("zero", "zˈiəɹoʊ zˈiəɹəʊ zˈiəroː zˈiəɹoː"),
    Word("one", "wˈʌn wˈɒn"),
    Word("two", "tˈuː tˈʉː"),
    Word("three", "θɹˈiː θrˈiː t̪ɹˈiː"),
    Word("four", "fˈoːɹ fˈɔː fˈor fˈoə"),
    Word("five", "fˈaɪv"),
    Word("six", "sˈɪks"),
    Word("seven", "sˈɛvən"),
    Word("eight", "ˈeɪt ˈeːt"),
    Word("nine", "nˈaɪn"),
)
ENGLISH_COMMANDS = (
    Word("yes", "jˈɛs"),
    Word("no", "nˈoʊ nˈəʊ nˈoː"),
    Word("up", "ˈʌp ˈʊp"),
    Word("down", "dˈaʊn dˈʌʉn dˈæʊn"),
    Word("left", "lˈɛft"),
    Word("right", "ɹˈaɪt rˈaɪt"),
    Word("on", "ˈɔn ˈɒn"),
    Word("off", "ˈɔf ˈɒf"),
    Word("stop", "stˈɑːp stˈɒp"),
    Word("go", "ɡˈoʊ ɡˈəʊ ɡˈoː"),
)

MANDARIN_DIGITS = (
    Word("零", "lˈiɜŋ", read="ling2"),
    Word("一", "jˈi5", read="yi1"),
    Word("二", "ˈər5", read="er4"),
    Word("三", "sˈa5n", read="san1"),
    Word("四", "sˈi̪5", read="si4"),
    Word("五", "wˈu2", read="wu3"),
    Word("六", "lˈiou5", read="liu4"),
    Word("七", "tɕhˈi5", read="qi1"),
    Word("八", "pˈɑ5", read="ba1"),
    Word("九", "tɕˈiou2", read="jiu3"),
)
SPANISH_DIGITS = (
    Word("cero", "θˈeɾo sˈeɾo"),
    Word("uno", "ˈuno"),
    Word("dos", "dˈos"),
    Word("tres", "tɾˈes"),
    Word("cuatro", "kwˈatɾo"),
    Word("cinco", "θˈinko sˈinko"),
    Word("seis", "sˈeɪs"),
    Word("siete", "sjˈete"),
    Word("ocho", "ˈotʃo"),
    Word("nueve", "nwˈeβe"),
)
FRENCH_DIGITS = (
    Word("zéro", "zeʁˈo", stem="zero"),
    Word("un", "ˈœ̃"),
    Word("deux", "dˈø"),
    Word("trois", "tʁwˈa"),
    Word("quatre", "kˈatʁ"),
    Word("cinq", "sˈɛ̃k"),
    Word("six", "sˈis"),
    Word("sept", "sˈɛt"),
    Word("huit", "yˈit"),
    Word("neuf", "nˈœf"),
)
GERMAN_DIGITS = (
    Word("null", "nˈʊl"),
    Word("eins", "ˈaɪns"),
    Word("zwei", "tsvˈaɪ"),
    Word("drei", "dɾˈaɪ"),
    Word("vier", "fˈiːɾ"),
    Word("fünf", "fˈynf", stem="fuenf"),
    Word("sechs", "zˈɛks"),
    Word("sieben", "zˈiːbən"),
    Word("acht", "ˈaxt"),
    Word("neun", "nˈɔøn"),
)
HINDI_DIGITS = (
    Word("शून्य", "ʃˈuːnjə", stem="shunya"),
    Word("एक", "ˈeːk", stem="ek"),
    Word("दो", "dˈoː", stem="do"),
    Word("तीन", "tˈiːn", stem="tin"),
    Word("चार", "cˈaːɾ", stem="char"),
    Word("पाँच", "pˈãnc", stem="panch"),
    Word("छह", "cʰˈʌh", stem="chhah"),
    Word("सात", "sˈaːt", stem="sat"),
    Word("आठ", "ˈaːʈʰ", stem="ath"),
    Word("नौ", "nˈɔː", stem="nau"),
)
