/** A part of the rules, as it is read on screen. */
export interface NoticeSection {
  readonly title: string;
  readonly lines: readonly string[];
  readonly source: string;
}

/**
 * How personal information is handled (个人信息保护法 17): shown before one signs in, agreed to by
 * version. A change of what is said gets another version, and everybody is asked again.
 */
export const privacyNotice = {
  version: '2026-11-26',
  sections: [
    {
      title: '我们记什么，用来做什么',
      lines: [
        '手机号、微信标识、称呼：登录，让雇主、驿站和办理诉求的单位知道找谁。',
        '报名、签到、工时、工资：安排用工，工资有据可查。',
        '您写的诉求：受理、办理、答复和回访。',
        '雇主的名称、信用代码、联系人、电话和地址：核验后发布岗位。',
        '登录时间、设备和网络地址：防止别人冒用您的账号。',
      ],
      source: '个人信息保护法第六、十三、十七条',
    },
    {
      title: '位置',
      lines: [
        '只在“附近的活”“附近的驿站”和现场签到时用一次，算完就丢，不保存。',
        '不允许定位也能用：可以手动选地点，签到可以请驿站人员代办。',
        '想收回许可：微信里点右上角“…”→“设置”→“位置信息”；浏览器里在地址栏的网站设置中关闭。',
      ],
      source: '个人信息保护法第十五、二十八、二十九条',
    },
    {
      title: '谁能看到',
      lines: [
        '雇主：已录用的人的姓名和电话，仅限用工期间；没录用的只看到打码的称呼。',
        '驿站人员：本驿站当天的人。',
        '办理单位：分给它的诉求。选了保密的，被反映的一方看不到您是谁；选了匿名的，我们也不知道。',
        '短信由腾讯云发送，它收到您的手机号和短信内容。此外不给任何人，不卖，不做个性化推送。',
      ],
      source: '个人信息保护法第二十一、二十三、二十五条',
    },
    {
      title: '未成年人',
      lines: [
        '未满 16 周岁不能通过这里找活。',
        '未满 14 周岁的人的信息，须由父母或其他监护人另行同意，请到驿站现场办理。',
      ],
      source: '劳动法第十五条；个人信息保护法第三十一条',
    },
    {
      title: '您的权利',
      lines: [
        '在“我的资料”里可以更正称呼和手机号，查看并复制全部个人信息，注销账号。',
        '谁看过您的诉求里的身份，可以在诉求的详情里查到。',
        '不同意这些规则就不能登录；不登录也可以看岗位、查政策、匿名提诉求。',
        '有疑问或要投诉，请到任一驿站，或拨打 12345。',
      ],
      source: '个人信息保护法第十五、四十四至五十条',
    },
  ],
} as const satisfies { version: string; sections: readonly NoticeSection[] };
