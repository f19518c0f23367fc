import type { Reference } from './define-algorithm.ts';

// Every publication that an algorithm rests on, once; a bundler keeps those that are used. Where each was looked up, and
// what could not be confirmed, stands in references.md of this package.

/* @__NO_SIDE_EFFECTS__ */
function published(citation: string, doi?: string): Reference {
  return doi === undefined ? { citation } : { citation, doi };
}

export const acsm = published(
  "ACSM's Guidelines for Exercise Testing and Prescription, metabolic equations for running and cycling",
);
export const acsm1984 = published(
  'American College of Sports Medicine 1984, Med J Aust 141:876, as used by the Bureau of Meteorology',
);
export const ageGradeTables2025 = published(
  'Jones & Bernhard 2025, road running age-grade tables (CC0), USATF Masters Long Distance Running',
);
export const allenCoggan = published('Allen & Coggan, Training and Racing with a Power Meter (2nd and 3rd ed.)');
export const astrand1960 = published('Åstrand 1960, Acta Physiol Scand 49 Suppl 169');
export const astrandRyhming1954 = published(
  'Åstrand & Ryhming 1954, J Appl Physiol 7:218',
  '10.1152/jappl.1954.7.2.218',
);
export const banister1975 = published('Banister et al. 1975, Aust J Sports Med 7:57');
export const banister1991 = published(
  'Banister 1991, Modeling elite athletic performance, in Physiological Testing of Elite Athletes, 403',
);
export const bartlett1946 = published(
  'Bartlett 1946, J R Stat Soc Suppl 8:27 (variance of a correlation of two autocorrelated series)',
);
export const bassett1999 = published(
  'Bassett et al. 1999, Med Sci Sports Exerc 31:1665',
  '10.1097/00005768-199911000-00025',
);
export const banister1999 = published(
  'Banister, Carter & Zarkadas 1999, Eur J Appl Physiol 79:182',
  '10.1007/s004210050493',
);
export const benjaminiHochberg1995 = published(
  'Benjamini & Hochberg 1995, J R Stat Soc B 57:289',
  '10.1111/j.2517-6161.1995.tb02031.x',
);
export const benjaminiYekutieli2001 = published(
  'Benjamini & Yekutieli 2001, Ann Stat 29:1165',
  '10.1214/aos/1013699998',
);
export const bernal2017 = published(
  'Lopez Bernal, Cummins & Gasparrini 2017, Int J Epidemiol 46:348',
  '10.1093/ije/dyw098',
);
export const blackmanVigna2021 = published('Blackman & Vigna 2021, ACM Trans Math Softw 47:36', '10.1145/3460772');
export const boer1984 = published('Boer 1984, Am J Physiol 247:F632', '10.1152/ajprenal.1984.247.4.F632');
export const bonettWright2000 = published('Bonett & Wright 2000, Psychometrika 65:23', '10.1007/BF02294183');
export const bosquet2007 = published(
  'Bosquet et al. 2007, Med Sci Sports Exerc 39:1358',
  '10.1249/mss.0b013e31806010e0',
);
export const brookEvans1972 = published('Brook & Evans 1972, Biometrika 59:539', '10.1093/biomet/59.3.539');
export const brozek1963 = published(
  'Brozek et al. 1963, Ann NY Acad Sci 110:113',
  '10.1111/j.1749-6632.1963.tb17079.x',
);
export const brzycki1993 = published('Brzycki 1993, JOPERD 64(1):88', '10.1080/07303084.1993.10606684');
export const buchheit2014 = published('Buchheit 2014, Front Physiol 5:73', '10.3389/fphys.2014.00073');
export const buist2008 = published('Buist et al. 2008, Am J Sports Med 36:33', '10.1177/0363546507307505');
export const bulteOnghena2008 = published('Bulté & Onghena 2008, Behav Res Methods 40:467', '10.3758/BRM.40.2.467');
export const burke2011 = published('Burke et al. 2011, J Sports Sci 29:S17', '10.1080/02640414.2011.585473');
export const busso2003 = published('Busso 2003, Med Sci Sports Exerc 35:1188', '10.1249/01.MSS.0000074465.13621.37');
export const cameron1998 = published('Cameron 1998, race time prediction by a fitted speed-distance curve');
export const carlstein1986 = published('Carlstein 1986, Ann Stat 14:1171', '10.1214/aos/1176350057');
export const carmichael2009 = published('Carmichael & Rutberg 2009, The Time-Crunched Cyclist (8-minute field test)');
export const cliff1993 = published('Cliff 1993, Psychol Bull 114:494', '10.1037/0033-2909.114.3.494');
export const cogganRunning2016 = published('Coggan 2016, WKO4: new metrics for running with power');
export const cohen1988 = published('Cohen 1988, Statistical Power Analysis for the Behavioral Sciences, 2nd ed.');
export const cole1999 = published('Cole et al. 1999, N Engl J Med 341:1351', '10.1056/NEJM199910283411804');
export const convention = published('Common practice; the rule is stated in the formula');
export const cooper1968 = published('Cooper 1968, JAMA 203:201', '10.1001/jama.1968.03140030033008');
export const costill1985 = published('Costill et al. 1985, Int J Sports Med 6:266', '10.1055/s-2008-1025849');
export const coyleGonzalezAlonso2001 = published(
  'Coyle & González-Alonso 2001, Exerc Sport Sci Rev 29:88',
  '10.1097/00003677-200104000-00009',
);
export const crouxRousseeuw1992 = published(
  'Croux & Rousseeuw 1992, in Computational Statistics 1:411 (small-sample factors of the MAD)',
  '10.1007/978-3-662-26811-7_58',
);
export const cunningham1980 = published('Cunningham 1980, Am J Clin Nutr 33:2372', '10.1093/ajcn/33.11.2372');
export const cunningham1991 = published('Cunningham 1991, Am J Clin Nutr 54:963', '10.1093/ajcn/54.6.963');
export const danielsFormula = published("Daniels 2014, Daniels' Running Formula, 3rd ed.");
export const danielsGilbert = published('Daniels & Gilbert 1979, Oxygen Power');
export const deurenberg1991 = published('Deurenberg et al. 1991, Br J Nutr 65:105', '10.1079/BJN19910073');
export const draperSmith1998 = published('Draper & Smith 1998, Applied Regression Analysis, 3rd ed.');
export const edwards1993 = published('Edwards 1993, The Heart Rate Monitor Book (Polar)');
export const efron1979 = published('Efron 1979, Ann Stat 7:1', '10.1214/aos/1176344552');
export const efron1987 = published('Efron 1987, J Am Stat Assoc 82:171', '10.1080/01621459.1987.10478410');
export const ely2007 = published('Ely et al. 2007, Med Sci Sports Exerc 39:487', '10.1249/mss.0b013e31802d3aba');
export const epley1985 = published('Epley 1985, Poundage chart, in Boyd Epley Workout, 86');
export const ferrari = published('Ferrari, VAM and the power of climbing (53x12.com)');
export const foster1984 = published('Foster et al. 1984, Am Heart J 107:1229', '10.1016/0002-8703(84)90282-5');
export const foster1998 = published('Foster 1998, Med Sci Sports Exerc 30:1164', '10.1097/00005768-199807000-00023');
export const foster2001 = published(
  'Foster et al. 2001, J Strength Cond Res 15:109',
  '10.1519/00124278-200102000-00019',
);
export const fox1971 = published('Fox, Naughton & Haskell 1971, Ann Clin Res 3:404');
export const friel = published("Friel, The Cyclist's and The Triathlete's Training Bible");
export const gabbett2016 = published('Gabbett 2016, Br J Sports Med 50:273', '10.1136/bjsports-2015-095788');
export const gellish2007 = published(
  'Gellish et al. 2007, Med Sci Sports Exerc 39:822',
  '10.1097/mss.0b013e31803349c6',
);
export const goldenCheetah = published('GoldenCheetah 3.5, open-source analysis software (definition of the metric)');
export const gulati2010 = published('Gulati et al. 2010, Circulation 122:130', '10.1161/CIRCULATIONAHA.110.939249');
export const hackett2017 = published(
  'Hackett et al. 2017, J Strength Cond Res 31:2162',
  '10.1519/JSC.0000000000001683',
);
export const hamedRao1998 = published('Hamed & Rao 1998, J Hydrol 204:182', '10.1016/S0022-1694(97)00125-X');
export const hampel1974 = published(
  'Hampel 1974, J Am Stat Assoc 69:383 (influence curve; median and MAD)',
  '10.1080/01621459.1974.10482962',
);
export const harrisBenedict1919 = published('Harris & Benedict 1919, Carnegie Institution Publication 279');
export const harvey1989 = published('Harvey 1989, Forecasting, Structural Time Series Models and the Kalman Filter');
export const hawleyNoakes1992 = published('Hawley & Noakes 1992, Eur J Appl Physiol 65:79', '10.1007/BF01466278');
export const hedges1981 = published('Hedges 1981, J Educ Stat 6:107', '10.3102/10769986006002107');
export const hellard2006 = published('Hellard et al. 2006, J Sports Sci 24:509', '10.1080/02640410500244697');
export const hirshkowitz2015 = published('Hirshkowitz et al. 2015, Sleep Health 1:40', '10.1016/j.sleh.2014.12.010');
export const hodgdonBeckett1984 = published('Hodgdon & Beckett 1984, NHRC reports 84-11 and 84-29');
export const hughson1984 = published('Hughson, Orok & Staudt 1984, Int J Sports Med 5:23', '10.1055/s-2008-1025875');
export const iber2007 = published('Iber et al. 2007, The AASM Manual for the Scoring of Sleep and Associated Events');
export const impellizzeri2020 = published(
  'Impellizzeri et al. 2020, Int J Sports Physiol Perform 15:907',
  '10.1123/ijspp.2019-0864',
);
export const jacksonPollock1978 = published('Jackson & Pollock 1978, Br J Nutr 40:497', '10.1079/BJN19780152');
export const jacksonPollockWard1980 = published(
  'Jackson, Pollock & Ward 1980, Med Sci Sports Exerc 12:175',
  '10.1249/00005768-198023000-00009',
);
export const jankowski2017 = published('Jankowski 2017, Chronobiol Int 34:531', '10.1080/07420528.2017.1299162');
export const javaloyes2019 = published(
  'Javaloyes et al. 2019, Int J Sports Physiol Perform 14:23',
  '10.1123/ijspp.2018-0122',
);
export const jonesVanhatalo2017 = published('Jones & Vanhatalo 2017, Sports Med 47:S65', '10.1007/s40279-017-0688-0');
export const joosen2013 = published(
  'Joosen et al. 2013, Method for artefact detection and removal in heart rate signals measured during physical exercise (icSPORTS)',
);
export const karvonen1957 = published('Karvonen, Kentala & Mustala 1957, Ann Med Exp Biol Fenn 35:307');
export const kendall1954 = published('Kendall 1954, Biometrika 41:403', '10.1093/biomet/41.3-4.403');
export const kerksick2017 = published('Kerksick et al. 2017, J Int Soc Sports Nutr 14:33', '10.1186/s12970-017-0189-4');
export const keys1972 = published('Keys et al. 1972, J Chronic Dis 25:329', '10.1016/0021-9681(72)90027-6');
export const killick2012 = published(
  'Killick, Fearnhead & Eckley 2012, J Am Stat Assoc 107:1590',
  '10.1080/01621459.2012.737745',
);
export const kitamura2016 = published('Kitamura et al. 2016, Sci Rep 6:35812', '10.1038/srep35812');
export const kiviniemi2007 = published(
  'Kiviniemi et al. 2007, Eur J Appl Physiol 101:743',
  '10.1007/s00421-007-0552-2',
);
export const kline1987 = published('Kline et al. 1987, Med Sci Sports Exerc 19:253');
export const kouri1995 = published('Kouri et al. 1995, Clin J Sport Med 5:223', '10.1097/00042752-199510000-00003');
export const kunsch1989 = published('Künsch 1989, Ann Stat 17:1217', '10.1214/aos/1176347265');
export const lander1985 = published('Lander 1985, NSCA J 6(6):60');
export const leys2013 = published('Leys et al. 2013, J Exp Soc Psychol 49:764', '10.1016/j.jesp.2013.03.013');
export const lolli2019 = published('Lolli et al. 2019, Br J Sports Med 53:921', '10.1136/bjsports-2017-098110');
export const lombardi1989 = published('Lombardi 1989, Beginning Weight Training (Wm. C. Brown)');
export const loucks2011 = published('Loucks, Kiens & Wright 2011, J Sports Sci 29:S7', '10.1080/02640414.2011.588958');
export const lucasSaccucci1990 = published(
  'Lucas & Saccucci 1990, Technometrics 32:1',
  '10.1080/00401706.1990.10484583',
);
export const lucia2003 = published(
  'Lucia et al. 2003, Med Sci Sports Exerc 35:872',
  '10.1249/01.MSS.0000064999.82036.B4',
);
export const mann1945 = published('Mann 1945, Econometrica 13:245', '10.2307/1907187');
export const martin1998 = published('Martin et al. 1998, J Appl Biomech 14:276', '10.1123/jab.14.3.276');
export const maunder2021 = published('Maunder et al. 2021, Sports Med 51:1619', '10.1007/s40279-021-01459-0');
export const mayhew1992 = published('Mayhew et al. 1992, J Appl Sport Sci Res 6(4):200');
export const mcArdle = published('McArdle, Katch & Katch, Exercise Physiology');
export const mcgregorFitzgerald2010 = published("McGregor & Fitzgerald 2010, The Runner's Edge");
export const meeusen2013 = published(
  'Meeusen et al. 2013, Med Sci Sports Exerc 45:186 (ECSS and ACSM consensus on overtraining)',
  '10.1249/MSS.0b013e318279a10a',
);
export const mifflin1990 = published('Mifflin et al. 1990, Am J Clin Nutr 51:241', '10.1093/ajcn/51.2.241');
export const minetti2002 = published('Minetti et al. 2002, J Appl Physiol 93:1039', '10.1152/japplphysiol.01177.2001');
export const monodScherrer1965 = published('Monod & Scherrer 1965, Ergonomics 8:329', '10.1080/00140136508930810');
export const morin2005 = published('Morin et al. 2005, J Appl Biomech 21:167', '10.1123/jab.21.2.167');
export const moritani1981 = published('Moritani et al. 1981, Ergonomics 24:339', '10.1080/00140138108924856');
export const morton1996 = published('Morton 1996, Ergonomics 39:611', '10.1080/00140139608964484');
export const mortonBanister1990 = published(
  'Morton, Fitz-Clarke & Banister 1990, J Appl Physiol 69:1171',
  '10.1152/jappl.1990.69.3.1171',
);
export const mountjoy2023 = published('Mountjoy et al. 2023, Br J Sports Med 57:1073', '10.1136/bjsports-2023-106994');
export const mujikaPadilla2003 = published(
  'Mujika & Padilla 2003, Med Sci Sports Exerc 35:1182',
  '10.1249/01.mss.0000074448.73931.11',
);
export const nes2011 = published('Nes et al. 2011, Med Sci Sports Exerc 43:2024', '10.1249/MSS.0b013e31821d3f6f');
export const nes2013 = published('Nes et al. 2013, Scand J Med Sci Sports 23:697', '10.1111/j.1600-0838.2012.01445.x');
export const neweyWest1987 = published('Newey & West 1987, Econometrica 55:703', '10.2307/1913610');
export const oconner1989 = published("O'Connor, Simmons & O'Shea 1989, Weight Training Today");
export const ours = published('Own definition; the rule is stated in the formula');
export const page1954 = published('Page 1954, Biometrika 41:100', '10.1093/biomet/41.1-2.100');
export const paruthi2016 = published('Paruthi et al. 2016, J Clin Sleep Med 12:1549', '10.5664/jcsm.6288');
export const pearson2016 = published(
  'Pearson et al. 2016, Generalized Hampel filters, EURASIP J Adv Signal Process',
  '10.1186/s13634-016-0383-6',
);
export const pelland2024 = published(
  'Pelland et al. 2024, The resistance training dose-response, SportRxiv; 2026 in Sports Med 56:481',
  '10.51224/SRXIV.460',
);
export const peng1995 = published('Peng et al. 1995, Chaos 5:82', '10.1063/1.166141');
export const phillips2017 = published('Phillips et al. 2017, Sci Rep 7:3216', '10.1038/s41598-017-03171-4');
export const phillipsVanLoon2011 = published(
  'Phillips & Van Loon 2011, J Sports Sci 29:S29',
  '10.1080/02640414.2011.619204',
);
export const phipsonSmyth2010 = published(
  'Phipson & Smyth 2010, Stat Appl Genet Mol Biol 9:39',
  '10.2202/1544-6115.1585',
);
export const pierre = published('Pierre reference text (form kept for comparison)');
export const plews2012 = published('Plews et al. 2012, Eur J Appl Physiol 112:3729', '10.1007/s00421-012-2354-4');
export const plews2013 = published('Plews et al. 2013, Sports Med 43:773', '10.1007/s40279-013-0071-8');
export const pollock1982 = published('Pollock et al. 1982, Am Heart J 103:363', '10.1016/0002-8703(82)90275-7');
export const praisWinsten1954 = published(
  'Prais & Winsten 1954, Trend Estimators and Serial Correlation, Cowles Commission Discussion Paper 383',
);
export const pyperPeterman1998 = published('Pyper & Peterman 1998, Can J Fish Aquat Sci 55:2127', '10.1139/f98-104');
export const riegel1981 = published('Riegel 1981, Am Sci 69(3):285');
export const robergsLandwehr2002 = published('Robergs & Landwehr 2002, J Exerc Physiol Online 5(2):1');
export const roberts1959 = published('Roberts 1959, Technometrics 1:239', '10.1080/00401706.1959.10489860');
export const roenneberg2004 = published('Roenneberg et al. 2004, Curr Biol 14:R1038', '10.1016/j.cub.2004.11.039');
export const roenneberg2019 = published('Roenneberg et al. 2019, Biology 8:54', '10.3390/biology8030054');
export const rogers2021 = published('Rogers et al. 2021, Front Physiol 11:596567', '10.3389/fphys.2020.596567');
export const rogersAnaerobic2021 = published(
  'Rogers et al. 2021, J Funct Morphol Kinesiol 6:38',
  '10.3390/jfmk6020038',
);
export const rogersGronwald2022 = published(
  'Rogers & Gronwald 2022, Front Physiol 13:879071',
  '10.3389/fphys.2022.879071',
);
export const rousseeuwCroux1993 = published(
  'Rousseeuw & Croux 1993, J Am Stat Assoc 88:1273',
  '10.1080/01621459.1993.10476408',
);
export const rozaShizgal1984 = published('Roza & Shizgal 1984, Am J Clin Nutr 40:168', '10.1093/ajcn/40.1.168');
export const runalyze = published('Runalyze blog, New formula for monotony');
export const runalyzeMarathonShape = published('Runalyze, marathon shape (open source and help pages)');
export const runalyzeVo2max = published(
  'Runalyze blog, understanding the calculations: effective VO2max and its correction by a race',
);
export const saw2016 = published('Saw, Main & Gastin 2016, Br J Sports Med 50:281', '10.1136/bjsports-2015-094758');
export const sawka2007 = published('Sawka et al. 2007, Med Sci Sports Exerc 39:377', '10.1249/mss.0b013e31802ca597');
export const schuirmann1987 = published('Schuirmann 1987, J Pharmacokinet Biopharm 15:657', '10.1007/BF01068419');
export const seilerKjerland2006 = published(
  'Seiler & Kjerland 2006, Scand J Med Sci Sports 16:49',
  '10.1111/j.1600-0838.2004.00418.x',
);
export const sen1968 = published('Sen 1968, J Am Stat Assoc 63:1379', '10.1080/01621459.1968.10480934');
export const sinnott1984 = published('Sinnott 1984, Virtues of the haversine, Sky & Telescope 68:159');
export const siri1961 = published(
  'Siri 1961, Body composition from fluid spaces and density, in Techniques for Measuring Body Composition',
);
export const skiba2006 = published(
  'Skiba 2006, Calculation of power output and quantification of training stress in distance runners: the development of the GOVSS algorithm',
);
export const skiba2012 = published('Skiba et al. 2012, Med Sci Sports Exerc 44:1526', '10.1249/MSS.0b013e3182517a80');
export const skiba2015 = published('Skiba et al. 2015, Eur J Appl Physiol 115:703', '10.1007/s00421-014-3050-3');
export const skibaBikeScore = published(
  "Skiba, xPower and BikeScore, as GoldenCheetah's source and help describe them",
);
export const skibaSwimScore = published(
  'Skiba, Calculating power output and training stress in swimmers: the SwimScore algorithm',
);
export const standardAtmosphere1976 = published('U.S. Standard Atmosphere 1976, NOAA-S/T 76-1562');
export const storer1990 = published(
  'Storer, Davis & Caiozzo 1990, Med Sci Sports Exerc 22:704',
  '10.1249/00005768-199010000-00024',
);
export const swain1994 = published(
  'Swain et al. 1994, Med Sci Sports Exerc 26:112',
  '10.1249/00005768-199401000-00019',
);
export const swain1997 = published('Swain 1997, Med Sci Sports Exerc 29:1104');
export const tanaka2001 = published(
  'Tanaka, Monahan & Seals 2001, J Am Coll Cardiol 37:153',
  '10.1016/S0735-1097(00)01054-8',
);
export const taskForce1996 = published(
  'Task Force of the ESC and NASPE 1996, Circulation 93:1043',
  '10.1161/01.CIR.93.5.1043',
);
export const tenHaafWeijs2014 = published('ten Haaf & Weijs 2014, PLoS One 9:e108460', '10.1371/journal.pone.0108460');
export const thomasBusso2005 = published(
  'Thomas & Busso 2005, Med Sci Sports Exerc 37:1615',
  '10.1249/01.mss.0000177461.94156.4b',
);
export const trainingPeaks = published('TrainingPeaks help centre (definition of the metric)');
export const treff2019 = published('Treff et al. 2019, Front Physiol 10:707', '10.3389/fphys.2019.00707');
export const tuchscherer = published(
  'Tuchscherer, Reactive Training Systems: chart of percentages by repetitions and exertion, as widely reprinted',
);
export const uth2004 = published('Uth et al. 2004, Eur J Appl Physiol 91:111', '10.1007/s00421-003-0988-y');
export const vanDongen2003 = published('Van Dongen et al. 2003, Sleep 26:117', '10.1093/sleep/26.2.117');
export const vanErp2021 = published(
  'Van Erp et al. 2021, Med Sci Sports Exerc 53:1903',
  '10.1249/MSS.0000000000002656',
);
export const vesterinen2016 = published(
  'Vesterinen et al. 2016, Med Sci Sports Exerc 48:1347',
  '10.1249/MSS.0000000000000910',
);
export const wakayoshi1992 = published('Wakayoshi et al. 1992, Eur J Appl Physiol 64:153', '10.1007/BF00717953');
export const waldWolfowitz1940 = published('Wald & Wolfowitz 1940, Ann Math Stat 11:147', '10.1214/aoms/1177731909');
export const wathan1994 = published(
  'Wathen 1994, Load assignment, in Essentials of Strength Training and Conditioning, 435',
);
export const watson2015 = published('Watson et al. 2015, Sleep 38:843', '10.5665/sleep.4716');
export const wehrlinHallen2006 = published(
  'Wehrlin & Hallén 2006, Eur J Appl Physiol 96:404',
  '10.1007/s00421-005-0081-9',
);
export const weir2005 = published('Weir 2005, J Strength Cond Res 19:231', '10.1519/15184.1');
export const wendler2009 = published('Wendler 2009, 5/3/1');
export const whipp1982 = published('Whipp et al. 1982, Fed Proc 41:1591');
export const williams2017 = published('Williams et al. 2017, Br J Sports Med 51:209', '10.1136/bjsports-2016-096589');
export const windred2024 = published('Windred et al. 2024, Sleep 47:zsad253', '10.1093/sleep/zsad253');
export const windtGabbett2019 = published(
  'Windt & Gabbett 2019, Br J Sports Med 53:988',
  '10.1136/bjsports-2017-098925',
);
export const wittmann2006 = published('Wittmann et al. 2006, Chronobiol Int 23:497', '10.1080/07420520500545979');
export const zourdos2016 = published('Zourdos et al. 2016, J Strength Cond Res 30:267', '10.1519/JSC.0000000000001049');
export const achten2002 = published(
  'Achten, Gleeson & Jeukendrup 2002, Med Sci Sports Exerc 34:92',
  '10.1097/00005768-200201000-00015',
);
export const hall2011 = published('Hall et al. 2011, Lancet 378:826', '10.1016/S0140-6736(11)60812-X');
export const holmes2016 = published(
  'Holmes et al. 2016, Ann Sports Med Res 3:1063 (sweat rate, sodium and potassium by intensity)',
);
export const jeukendrup2014 = published('Jeukendrup 2014, Sports Med 44 Suppl 1:S25', '10.1007/s40279-014-0148-z');
export const jeukendrupWallis2005 = published(
  'Jeukendrup & Wallis 2005, Int J Sports Med 26 Suppl 1:S28',
  '10.1055/s-2004-830512',
);
export const thomas2016 = published(
  'Thomas, Erdman & Burke 2016, Nutrition and athletic performance, Med Sci Sports Exerc 48:543',
  '10.1249/MSS.0000000000000852',
);
export const walkerHackersDiet = published("Walker, The Hacker's Diet (exponentially smoothed trend of a tenth a day)");
export const wishnofsky1958 = published('Wishnofsky 1958, Am J Clin Nutr 6:542', '10.1093/ajcn/6.5.542');
