import { misreading } from './misreading.ts';

/** A number directly before an indefinite noun counts it: “1000 endings”. `أبدًا` and `ثانيةً` are adverbs. */
const counted =
  /\{(?:closeCode|open|either|fine|fault|code)\} (?!أبدًا|ثانيةً)(?!ال)[\u0621-\u0652]+(?:ًا|ة|[^\sإعحل]ى)(?![\u0621-\u0652])/;

export const arabic = [
  misreading(counted, 'counts the noun'),
  misreading(/(?:يقول|يرفض|يسمّي|ينهي) الرمز/, 'a code does nothing: يدلّ الرمز على'),
  misreading(/عُدّ/, 'count, or return: اعتبر'),
  misreading(/عامله معاملة/, 'عامل is a worker'),
  misreading(/وداعًا/, 'إشعار بالمغادرة'),
  misreading(/البوت غير متصل/, 'the bot was taken off the platform'),
  misreading(/ردّ الامتداد/, 'the extension answers nothing'),
  misreading(/رشّح|ترشيح|مرش[ّ]?ِ?ح|المُرشِّ?ح/, 'a candidate: تصفية'),
  misreading(/المفاتيح/, 'keys of a table: الاختصارات'),
  misreading(
    /تتزايد المُهل|مُهل[ٍ]? متزايدة|بمُهل|مهلة متزايدة|المُهل (?:قبل|عشوائية)|مهلة قبل إعادة/,
    'timeouts: فترات الانتظار',
  ),
  misreading(/عند \{(?:closeCode|codes)\}/, 'at 1011: عند ظهور'),
  misreading(/عند تلقّي/, 'nobody receives it: عند ظهور', /compare\.codes\.100[56]\.receive/),
  misreading(/(?<!لا )تراجع(?!(?:ًا)?(?: أسّيًا| أسّي)? \()/, 'a retreat: add (backoff)', /^(?:codes|causes)\./),
  misreading(/اطلب من العامل (?!\()/, 'the labourer: add (worker)'),
  misreading(/جدًّا|نصًّا|أيًّا/, 'one spelling: no shadda before tanwin'),
  misreading(/معالج upgrade|الترقية (?!\(upgrade\))/, 'الترقية (upgrade)'),
  misreading(/ينظّف ما بعده/, 'cleans what follows'),
  misreading(/والحقيقة:/, 'والرمز الحقيقي'),
  misreading(/حدث (?:ال)?إغلاق/, 'the event is called close'),
  misreading(/وسبب إغلاقه/, "its closing's closing"),
  misreading(/علامة التبويب هذه الصفحة التي/, 'open this page'),
  misreading(/الجاري اتصالها/, 'قيد الاتصال'),
  misreading(/بلاغ خطأ/, 'الإبلاغ عن خطأ'),
  misreading(/الخادم يغادر$/, 'على وشك التوقّف'),
  misreading(/^401/, 'a code begins no clause'),
  misreading(/بدلًا منه/, 'بدلًا من ذلك'),
  misreading(/القمامة/, 'البيانات المهملة'),
  misreading(/^استنتاج من/, 'استُنتج من'),
  misreading(/إصدار أحدث من Closeframe: الإصدار/, 'whose version is not said'),
  misreading(/مُعادة هنا/, 'وأُعيد التشخيص'),
  misreading(/1001 أن/, 'usually: Jetty and Tomcat send it for more', /server-restart/),
  misreading(/وسيعود/, 'a server that stops for good may send 1012 too', /server-restart/),
  misreading(/^أتمّ الطرفان/, 'one of them may have named no code', /causes\.normal\.explanation/),
];
