import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.reading.languages import OTHER, UNDETERMINED, detect, is_foreign

SAMPLES = {
    "en": "The army said on Sunday that its men had taken the town after three days of fighting with the rebels.",
    "de": "Die Armee teilte am Sonntag mit, dass ihre Soldaten die Stadt nach drei Tagen eingenommen haben.",
    "fr": "L'armée a déclaré dimanche que ses hommes avaient pris la ville après trois jours de combats avec les rebelles.",  # noqa: E501
    "es": "El ejército dijo el domingo que sus hombres habían tomado la ciudad tras tres días de combates con los rebeldes.",  # noqa: E501
    "it": "L'esercito ha detto domenica che i suoi uomini hanno preso la città dopo tre giorni di scontri con i ribelli.",  # noqa: E501
    "pt": "O exército disse no domingo que os seus homens tomaram a cidade após três dias de combates com os rebeldes.",
    "nl": "Het leger zei zondag dat zijn mannen de stad hebben ingenomen na drie dagen vechten met de rebellen.",
    "tr": "Ordu pazar günü yaptığı açıklamada askerlerinin üç gün süren çatışmalardan sonra kasabayı ele geçirdiğini ve bu için söyledi.",  # noqa: E501
    "id": "Tentara mengatakan pada hari Minggu bahwa anak buahnya telah merebut kota itu setelah tiga hari pertempuran dengan para pemberontak.",  # noqa: E501
    "sw": "Jeshi lilisema Jumapili kwamba askari wake wameuteka mji huo baada ya siku tatu za mapigano na waasi hao.",
    "ru": "Армия заявила в воскресенье, что ее солдаты взяли город после трех дней боев с повстанцами.",
    "uk": "Армія заявила в неділю, що її солдати взяли місто після трьох днів боїв із повстанцями, які є там.",
    "ar": "قال الجيش يوم الأحد إن رجاله سيطروا على المدينة بعد ثلاثة أيام من القتال مع المتمردين",
    "fa": "ارتش روز یکشنبه گفت که نیروهای آن شهر را پس از سه روز نبرد با شورشیان گرفته‌اند و این را تایید کرد",
    "zh": "军队星期日表示，经过三天的战斗，士兵们占领了该镇。",
    "ja": "軍は日曜日、三日間の戦闘の末に町を占領したと発表した。",
    "ko": "군은 일요일 사흘간의 전투 끝에 마을을 점령했다고 밝혔다.",
    "el": "Ο στρατός δήλωσε την Κυριακή ότι κατέλαβε την πόλη.",
    "he": "הצבא אמר ביום ראשון כי כבש את העיירה אחרי שלושה ימי לחימה.",
    "hi": "सेना ने रविवार को कहा कि उसके जवानों ने शहर पर कब्जा कर लिया है।",
    "th": "กองทัพกล่าวเมื่อวันอาทิตย์ว่ายึดเมืองได้แล้ว",
}


@pytest.mark.parametrize("language", SAMPLES)
def test_a_sentence_is_told(language):
    assert detect(SAMPLES[language]) == language


@pytest.mark.parametrize("text", ["", "123 456", "...", "Kirkuk", "Rockets hit Kirkuk base"])
def test_too_little_is_undetermined_and_not_foreign(text):
    assert detect(text) in (UNDETERMINED, "en")
    assert not is_foreign(detect(text))


def test_capitals_alone_are_english_still():
    assert detect(SAMPLES["en"].upper()) == "en"


def test_english_with_a_foreign_quotation_is_english():
    assert detect(f"{SAMPLES['en']} {SAMPLES['en']} It called itself «{SAMPLES['fr'][:40]}».") == "en"


def test_an_unprofiled_latin_language_is_said_to_be_other():
    text = "Bvgun drelk osmar tivvel quonda brasti mekrol vunt pelga, ostrim dalvek. " * 4
    assert detect(text) == OTHER
    assert is_foreign(OTHER)


@given(st.text(max_size=500))
def test_any_text_gets_an_answer(text):
    assert detect(text)
