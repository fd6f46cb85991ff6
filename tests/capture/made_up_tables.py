"""Tables of trials that nobody ran, as the pages of reviews would print them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A table as it is meant: headers, and rows of cells; an empty cell is an empty text."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    legend: str = ""
    told: tuple[tuple[str, str], ...] = ()


def _rows(text: str) -> tuple[tuple[str, ...], ...]:
    lines = [line for line in text.strip().split("\n") if line.strip()]
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines)


BY_TRIAL = MadeUp(
    "Table 3. Registered trials of mesenchymal stromal cells in organ failure",
    (
        *("Trial ID", "Indication", "Country", "Study type", "Cell type", "No. of cells"),
        *("Delivery route", "Sample size", "Main findings", "References"),
    ),
    _rows("""
NCT01234001|Liver cirrhosis|China|Phase I/II|UC-MSCs|5 × 105 cells/kg|Hepatic artery|45 (30/15)|Liver function improved and ascites was reduced at week 24|[14]
NCT01234002|Decompensated liver cirrhosis|China|Phase II|BM-MSCs|1 × 106 cells/kg|Peripheral vein|20|Serum albumin increased, no serious adverse events|[15]
NCT01234003|Acute-on-chronic liver failure|Egypt|Phase I|BM-MSCs (autologous)|2 × 107 cells|Portal vein|12 (8/4)|Survival was higher than in the control group|[16]
ChiCTR-OIC-17011999|Primary biliary cholangitis|China|Phase I/II|UC-MSCs|0.5 × 106 cells/kg|Intravenous|7|ALP and GGT levels decreased after 48 weeks|[17]
NCT01234005|Diabetic nephropathy|Australia|Phase I/II|BM-MSCs (allogeneic)|150 × 106 or 300 × 106 cells|Intravenous|30 (20/10)|Safe; eGFR did not differ|[18]
NCT01234006|Chronic kidney disease|Iran|Phase I|BM-MSCs (autologous)|1–2 × 106 cells/kg|Intravenous|7|No adverse events were reported during 18 months|[19]
NCT01234007|Lupus nephritis|China|NA|UC-MSCs|2 × 107 cells|Intravenous|18 (12/6)|Remission occurred in 9 of 12 patients|[20]
NCT01234008|Idiopathic pulmonary fibrosis|USA|Phase I|BM-MSCs|20 × 106 cells|Intravenous|9|Forced vital capacity fell by 3% over 60 weeks|[21]
JPRN-UMIN000012345|Ischemic cardiomyopathy|Japan|Phase II|AD-MSCs|1 × 108 cells|Transendocardial|31 (21/10)|LVEF rose by 4 points at month 6|[22]
NCT01234010|Nonischemic heart failure|USA|Phase IIa|BM-MSCs|1.5 × 106 cells/kg|Intravenous|22|Six-minute walk distance improved|[23]
EUCTR2016-001234-11-ES|Critical limb ischemia|Spain|Phase III|BM-MSCs|NA|Intramuscular|66 (33/33)|Amputation-free survival was 80% and 63%|[24]
NCT01234012|Bronchopulmonary dysplasia|Korea|Phase II|UCB-MSCs|1 × 107 cells/kg|Intratracheal|66 (33/33)|Rates of severe disease did not differ between the groups|[25]
NCT01234013|Liver cirrhosis|India|Phase II|BM-MSCs (allogeneic)|2.5 or 5 × 106 cells/kg|Hepatic artery|40|Not yet published|
"""),
)

BY_AUTHOR = MadeUp(
    "Table 1 Clinical studies of MSC therapy in orthopaedics and skin",
    (
        *("Author", "Patient population", "Source of MSCs", "Route of administration", "Dosage"),
        *("Number of infusions", "Participants", "Follow-up", "NCT number", "Outcome"),
    ),
    _rows("""
Adeyemi et al., 2014|Knee osteoarthritis|AD-MSCs|Intra-articular|1 × 108 cells|Once|18|6 months|NCT01300001|Pain and function improved in the high-dose group
Brandt et al., 2016|Osteonecrosis of the femoral head|BM-MSCs|Core decompression|2 × 106 cells|Once|50|60 months|NCT01300002|Volume of the lesion decreased, no complications
Castillo et al., 2017|Rotator cuff tear|BM-MSCs|Injection|5 × 106 cells|Once|14|24 months|NCT01300003|Re-tear was seen in 2 of 14 shoulders
Dubois et al., 2018|Epidermolysis bullosa|BM-MSCs|Intravenous|1–3 × 106 cells/kg|3 times at days 0, 7 and 28|10|12 months|NCT01300004|Quality of life improved and pain was reduced
Eriksen et al., 2018|Atopic dermatitis|UCB-MSCs|Subcutaneous|2.5 × 107 or 5 × 107 cells|Once|34|3 months|NCT01300005|EASI scores fell by 50% in six patients
Farouk et al., 2019|Psoriasis vulgaris|UC-MSCs|Intravenous|1.5 × 106 cells/kg|Once every 2 weeks, 4 doses|17|6 months|NCT01300006|Six of 17 patients showed at least 40% improvement
Grigoryan et al., 2019|Burn wounds|UC-MSCs|Topical|NR|Twice|8|1 month|NR|Wounds closed faster than in controls
Hidayat et al., 2020|Degenerative disc disease|BM-MSCs|Intradiscal|2.5 × 107 cells|Once|24|12 months|NCT01300008|Pain and disability were significantly improved
Iversen et al., 2020|Systemic sclerosis|AD-MSCs|Subcutaneous|NR|Once|12|6 months|NCT01300009|Hand function improved; no serious adverse events
Jansen et al., 2021|Tibial nonunion|BM-MSCs|Implantation|1.5 × 107 cells|Once|28|12 months|NCT01300010|Bone union was reached in 26 patients
Kowalczyk et al., 2021|Knee osteoarthritis|UC-MSCs|Intra-articular|2 × 107 cells|Twice|29|12 months|NCT01300011|WOMAC fell; MRI was unchanged
Lindqvist et al., 2022|Chronic low back pain|BM-MSCs|Intradiscal|6 × 106 or 18 × 106 cells|Once|100|24 months|NCT01300012|Pain was reduced at 12 months in both groups
"""),
)

GLUED = MadeUp(
    "Table 2 Clinical trials of stem cells in neurology",
    (
        *("Disease", "Phase", "Cell source", "Cell dose", "Administration route"),
        *("Number of patients (treated/control)", "Endpoints", "Results", "Trial registration"),
        "Refs.",
    ),
    _rows("""
Parkinson's disease|Phase I|BM-MSCs (allogeneic)|1 × 106 cells/kg|IV infusion|20 (20/0)|Safety, UPDRS, MRI|Safe and well tolerated, motor scores improved|NCT02600001|[31]
Multiple system atrophy|Phase I/II|AD-MSCs (autologous)|1 × 107 cells|Intrathecal|24 (24/0)|UMSARS, adverse events|Rate of progression was slower than in historical controls|NCT02600002|[32]
Cerebral palsy|Phase I/II|UC-MSCs|5 × 107 cells|Intrathecal|105 (70/35)|GMFM-88, muscle tone|Gross motor function improved at 12 months|NCT02600003|[33]
Autism spectrum disorder|Phase I|UC-MSCs|36 × 106 cells|IV infusion|20 (20/0)|CARS, ABC, MDC and TARC levels|Half of the patients showed decreases in CARS scores|NCT02600004|[34]
Ischemic stroke|Phase II|BM-MSCs (autologous)|2 × 108 cells|IV infusion|60 (30/30)|NIHSS, modified Rankin scale|No difference was seen between the groups|NCT02600005|[35]
Traumatic brain injury|Phase II|BM-MSCs|2.5 × 106 cells|Intracerebral|61 (46/15)|Fugl-Meyer motor scale|Motor status improved at 6 months|NCT02600006|[36]
Alzheimer's disease|Phase I/II|UCB-MSCs|3 × 107 cells|ICV|45 (30/15)|ADAS-Cog, amyloid PET|Study ongoing|NCT02600007|
Epilepsy|Phase I|BM-MSCs (autologous)|1 × 106 cells/kg|IV infusion|22 (10/12)|Seizure frequency, EEG|Seizures ceased in three of ten patients|NCT02600008|[37]
Hereditary ataxia|-|UC-MSCs|1 × 106 cells/kg|Intrathecal|14 (14/0)|ICARS, BBS|Daily activities improved for at least 6 months|NCT02600009|[38]
Amyotrophic lateral sclerosis|Phase II|BM-MSCs (autologous)|1.25 × 108 cells|Intrathecal|48 (36/12)|ALSFRS-R slope, neurotrophic factors|Neurotrophic factors rose, inflammatory markers fell|NCT02600010|[39]
Spinal muscular atrophy|Phase I/II|WJ-MSCs|1 × 106 cells/kg|Intrathecal|10 (5/5)|Ballard score, motor milestones|Safe, but no effect on motor function was found|NCT02600011|[40]
Neuromyelitis optica|Phase I|BM-MSCs|1 × 108 cells|IV infusion|15 (15/0)|EDSS, relapse rate, RNFL|Relapses were fewer and disability improved|NCT02600012|[41]
"""),
)

BY_YEAR = MadeUp(
    "Table 4. Ongoing trials",
    (
        *("Registration number", "Year", "Location", "Disease", "Intervention", "Cell dose"),
        *("Route", "Enrollment", "Phase", "Status"),
    ),
    _rows("""
NCT04300001|2019|France|Sjogren syndrome|UC-MSCs|1 × 106 cells/kg|IV|20|II|Recruiting
NCT04300002|2020|USA|COVID-19 pneumonia|UC-MSCs|1 × 108 cells|IV|24|I/II|Completed
ISRCTN12345678|2018|UK|Acute respiratory distress syndrome|BM-MSCs|4 × 108 cells|IV|75|I/II|Completed
NCT04300004|2021|China|Premature ovarian failure|UC-MSCs|5 × 106 cells|Intraovarian|40|I|Unknown
NCT04300005|2017|Jordan|Retinitis pigmentosa|WJ-MSCs||Subretinal|32|III|Completed
ACTRN12620000612910|2020|Australia|Bronchiolitis obliterans syndrome|BM-MSCs|2 × 106 cells/kg|IV|82|II|Recruiting
NCT04300007|2019|Turkey|Asherman syndrome|MenSCs|1 × 107 cells|Intrauterine|18|I|Recruiting
NCT04300008|2016|Poland|Type 1 diabetes|UC-MSCs|1 × 106 cells/kg|IV|50|I/II|Active, not recruiting
DRKS00012345|2015|Germany|Cartilage defect|Chondrocytes|3 × 106 cells/cm2|Implantation|102|III|Completed
NCT04300010|2022|Brazil|Chagas cardiomyopathy|AT-MSCs|2 × 108 cells|Intracoronary|60|II|Not yet recruiting
NCT04300011|2018|Iran|Nasolabial fold|Fibroblasts||Intradermal|10||Completed
NCT04300012|2021|Spain|Perianal fistula|AD-MSCs|1.2 × 108 cells|Intralesional|40|III|Terminated
"""),
    told=(("Intervention", "product"),),
)

ALL = {"by trial": BY_TRIAL, "by author": BY_AUTHOR, "glued": GLUED, "by year": BY_YEAR}
