package dev.querytool.examples.medialibrary;

import java.util.ArrayList;
import java.util.List;

/** The words of which an invented library is made, in Japanese, Chinese and English. */
final class InventedWords {

  static final List<String> JAPANESE_PLACES =
      List.of("雨の図書館", "夜の灯台", "月見台", "山の小屋", "朝の市場", "静かな喫茶店", "海辺の町", "古い駅", "星の丘", "雪の宿");
  static final List<String> JAPANESE_THINGS =
      List.of("朗読", "物語", "散歩道", "手紙", "子守唄", "音日記", "ひととき", "休日");
  static final List<String> CHINESE_PLACES =
      List.of("雨夜书店", "海边小镇", "山间茶馆", "旧城车站", "星空露台", "深秋森林", "清晨集市", "江南小巷", "雪夜客栈", "月下花园");
  static final List<String> CHINESE_THINGS =
      List.of("朗读", "故事集", "散步", "来信", "摇篮曲", "声音日记", "午后时光", "慢旅行");
  static final List<String> ENGLISH_PLACES =
      List.of(
          "Rainy Lighthouse",
          "Night Library",
          "Mountain Tea House",
          "Old Station",
          "Morning Market",
          "Harbour Town",
          "Snowy Inn",
          "Quiet Forest",
          "Moonlit Garden",
          "Star Observatory");
  static final List<String> ENGLISH_THINGS =
      List.of(
          "Letters from",
          "Stories of",
          "A Walk through",
          "Lullabies of",
          "Sounds of",
          "One Evening in",
          "Holidays at",
          "The Diary of");

  static final List<String> CIRCLES = circles();
  static final List<String> VOICE_ACTORS = voiceActors();
  static final List<String> TAGS =
      List.of(
          "朗読",
          "雨音",
          "森",
          "海",
          "旅",
          "睡眠導入",
          "子守唄",
          "冒険",
          "歴史物",
          "料理",
          "猫",
          "音楽",
          "日常",
          "怪談",
          "学習",
          "治愈",
          "助眠",
          "朗读",
          "旅行",
          "悬疑",
          "武侠",
          "童话",
          "诗词",
          "历史",
          "美食",
          "星空",
          "职场",
          "科幻",
          "喜剧",
          "环境音",
          "Bedtime story",
          "Rain",
          "Ocean",
          "Forest",
          "Travel",
          "Mystery",
          "Poetry",
          "Nature",
          "Science",
          "History",
          "Comedy",
          "Adventure",
          "Meditation",
          "Music",
          "Language");
  static final List<String> LISTENERS =
      List.of(
          "小雨", "青禾", "阿澄", "暮云", "若木", "听风", "知秋", "南星", "山月", "白露", "晚舟", "云起", "长歌", "晴子", "健太",
          "美咲", "陽菜", "悠真", "千夏", "直樹", "琴音", "拓海", "詩織", "大和", "結衣", "蓮太", "alice", "bruno",
          "carla", "daniel", "emma", "fiona", "george", "hanna", "isaac", "julia", "kevin", "laura",
          "martin", "nadia");
  static final List<String> OPINIONS =
      List.of(
          "雨音がとても心地よい。",
          "声が落ち着いていて、毎晩聴いています。",
          "物語の終わりに少し泣いた。",
          "もう少し長いとうれしい。",
          "声音很温柔，睡前必听。",
          "故事不错，节奏稍慢。",
          "环境音做得很真实。",
          "第二段的背景音乐有点大。",
          "Calm and well recorded.",
          "I fell asleep twice, which is a compliment.",
          "The story is better than the sound.",
          "Good for long train rides.");

  private InventedWords() {}

  private static List<String> circles() {
    List<String> names = new ArrayList<>();
    names.addAll(
        joined(
            List.of("月光", "木漏れ日", "銀の鈴", "灯台", "風待ち", "青空", "ねむり猫", "星屑", "雨やどり", "小夜"),
            "",
            List.of("工房", "書房", "音舎", "放送室")));
    names.addAll(
        joined(
            List.of("云上", "听雨", "青鸟", "半夏", "长亭", "南山", "晚风", "拾光", "星河", "清泉"),
            "",
            List.of("工作室", "声音社", "电台", "录音棚")));
    names.addAll(
        joined(
            List.of(
                "Quiet",
                "Amber",
                "Harbour",
                "Paper",
                "Willow",
                "Copper",
                "Meadow",
                "Lantern",
                "Northern",
                "Drifting"),
            " ",
            List.of("Radio", "Sound", "Stories", "Tapes")));
    return List.copyOf(names);
  }

  private static List<String> voiceActors() {
    List<String> names = new ArrayList<>();
    names.addAll(
        joined(
            List.of("朝霧", "白瀬", "水無瀬", "久遠寺", "鈴森", "夏木", "雪代", "灯坂", "風見野", "音羽川"),
            "",
            List.of("ことり", "みなも", "ひより", "しずく", "つむぎ")));
    names.addAll(
        joined(
            List.of("沈", "顾", "陆", "苏", "叶", "温", "季", "程", "江", "许"),
            "",
            List.of("听澜", "知夏", "予安", "星眠", "若溪")));
    names.addAll(
        joined(
            List.of(
                "Ivy", "Owen", "Clara", "Miles", "Hazel", "Arthur", "Nora", "Felix", "Edith",
                "Simon"),
            " ",
            List.of("Marlow", "Penhale", "Ashdown", "Winterley", "Brightwell")));
    return List.copyOf(names);
  }

  private static List<String> joined(List<String> firsts, String between, List<String> seconds) {
    return firsts.stream()
        .flatMap(first -> seconds.stream().map(second -> first + between + second))
        .toList();
  }
}
