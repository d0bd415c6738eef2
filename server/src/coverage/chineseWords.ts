/**
 * Words in which a character is not the word that it is by itself. Contracts say 应 for “shall” and 可 for “may”, and phrases
 * name them so; 供应 (supply), 许可 (licence) and 不可抗力 (force majeure) say neither. Chinese puts no space between words, and a
 * whole dictionary would take more room than all phrases, and that of `Intl.Segmenter` differs from one engine to another: these
 * are the words of contracts in which it matters.
 */
const wordsWith: Readonly<Record<string, string>> = {
  应: '供应 响应 相应 反应 适应 对应 效应 应急 应诉 应邀 应税 应用程序 应用软件 应用系统 应用服务 应用场景 应用商店 应用平台 应用开发 该应用 本应用 应用的 应收 应计',
  须: '须知 无须 毋须',
  需: '需求 需方 供需 所需 必需 急需 需用 无需 不需 毋需',
  可: '许可 认可 可靠 可行 不可抗 可用性 可用率 可持续 可归责 可预见 可得利益 可信 可能违 可能导 可能造 可能发 可能产 可能引',
  仅: '不仅',
  由: '理由 事由 由于 由此 自由 缘由 经由',
  不: '不同 不仅 不论 不管 不限 不可抗 不动产 不断 不足 不等 不良 不正当 不当 不久 不影响 不妨 不符 不一致 不合格 不低于 不少于 不超过 不高于',
  未: '未来 未成年 未尽事',
  将: '将来 即将',
  均: '平均 均价 均衡',
  后: '后果 后续 后期 后台 售后 背后 后勤 最后 后缀 后者 然后 先后 前后',
  在: '存在 现在 潜在 所在 在线 在于 在场 在职 正在 在途',
  于: '关于 由于 对于 不限于 鉴于 基于 低于 高于 少于 多于 大于 小于 等于 至于 终于 便于 属于',
  限: '不限于 有限 期限 权限 时限 年限 界限 上限 下限 限度 限额 限期 局限',
  经: '经济 经营 经理 经办 经常 经验 经销 经纪 经费 财经 经典',
  为: '行为 认为 因为',
  无: '无效 无论 无法 无形 无偿 无息 无人机 无线 无关',
  供: '提供 供应 供货 供方 供需 供电 供给 供热 供水',
  向: '意向 转向 导向 定向 单向 双向',
  与: '参与 与否 与会 赠与 授与',
  的: '目的 标的 的确',
  只: '船只 一只 只要',
  以: '以及 以上 以下 以内 以外 以后 以前 以来 可以 予以 所以 难以 加以 以便 以免 以防 足以 得以 给以',
  方: '方式 方法 方面 方案 地方 官方',
  自: '自动 自行 自己 自然 自身 自由 自愿 各自 亲自 自主 自有 自助 自检 自律 自担 自负 自理',
  受: '接受 受让 享受 承受 受托 受益 感受 受理 受众 受损 受害 受伤',
  及: '及时 以及 涉及 普及 提及 顾及 危及 波及',
  和: '和解 和平 总和 缓和 和谐 饱和',
  至: '甚至 至少 截至 至今 以至 至于 至多',
  时: '及时 同时 随时 临时 时间 小时 按时 时效 时刻 暂时 时限 实时 时期 时候 当时 时代 时价 届时 时段 时差 即时',
  对: '对方 对外 绝对 相对 对于 核对 对账 对帐 面对 反对 对象 对应 对比 对价 对照 对抗',
  如: '例如 如何 如实 如此 如期 诸如 如下 譬如 如上 如数',
  系: '系统 联系 关系 体系 系列 系数',
  从: '从事 从而 服从 从业 从属',
  到: '到期 得到 收到 达到 遇到 到位 到场 到达 看到 受到 做到 接到 找到 感到 考虑到 到货',
  前: '目前 前款 前述 前提 当前 前期 前条 此前 前台 前端 前者 前言',
  按: '按钮 按揭 按键',
  得: '不得 取得 获得 所得 得到 得出 值得 难得 得以 应得 可得',
  负: '负债 负荷 负面 负数',
  使: '使用 行使 即使 大使 使馆 使命',
  法: '方法 办法 做法 用法 无法 看法 语法 算法',
  除: '解除 清除 删除 扣除 免除 排除 拆除 消除 根除 废除 开除',
  给: '给予 供给 给付 给水',
  因: '原因 因素 因此 起因 成因 因果',
  起: '起诉 引起 一起 发起 起草 提起 起重 起运 起止 起见 起码',
  令: '命令 指令 法令 责令 口令 禁令',
  报: '报告 报价 报表 汇报 报酬 报名 举报 通报 报刊 公报 日报 海报 报销 报纸 报废 播报 回报 报道 情报 报警 预报 电报',
  请: '申请 聘请 邀请 请求 提请 报请 敦请 请示 请假',
  核: '核心 审核 核对 核实 考核 核算 核准 核查 核定 复核 核价 核验 核减 核发 核销 核证 稽核',
  境: '环境 处境 困境',
  指: '指定 指示 指标 指导 指南 指数 指令',
  同: '合同 同意 同时 共同 相同 同样 不同 同等 协同 同类 同行',
  就: '就业 成就 就是 就地 就近',
  内: '内容 内部 内存 内网',
  本: '成本 基本 版本 样本 文本 资本 本金 本质 根本 副本 正本 日本 本身 本科 本票',
  若: '若干',
  称: '名称 简称 对称 职称 称谓',
  即: '立即 即使 即便 即期 随即 即刻 即时',
  代: '代码 代理 代表 代价 时代 现代 年代 迭代 代号',
  愿: '自愿 愿意 意愿',
  用: '使用 费用 用户 适用 信用 作用 采用 用途 引用 聘用 雇用 占用 租用 专用 通用 用地 用电 用品',
  原: '原因 原则 原件 原有 原告 原文 原料 原材料',
  会: '会议 会计 机会 社会 委员会 会员 协会 董事会 理事会 会签 会同',
  等: '等级 平等 对等 等于 高等 等同 相等 等待 等候',
  是: '是否 但是 于是 凡是 或是 就是',
  其: '其中 尤其 其余',
  传: '传真 宣传 传统',
  往: '往来 以往 往返',
  备: '设备 具备 准备 备案 后备 储备 备件 配备 筹备 装备 备用 预备 完备 必备 备注 备忘',
  有: '所有 没有 有限 有关 有效 国有 私有 含有 享有权 拥有权 具有权 占有权 持有权',
  署: '签署 部署',
  发: '发生 发现 发布 开发 发展 研发 发行 发票 发包 激发 引发 触发 发货 发电 批发 颁发 发达 发挥 发起',
  遇: '待遇 机遇 境遇',
  致: '一致 大致',
  随: '随时 随意 随机 随附 伴随',
  责: '负责人',
  证: '保证金 保证人 保证期 保证书 保证责任 保证保险 保证担保',
  册: '注册会计 注册资本 注册资金 注册商标 注册审计 注册税务',
}

/** Where such a word only seems to stand: 有权限制 is 有权 and 限制, and no 权限. */
const seeming: Readonly<Record<string, string>> = {
  受损: '免受损 遭受损 蒙受损 承受损 不受损',
  受害: '免受害 遭受害',
  受伤: '免受伤',
  应收: '应收到 应收回 应收取 应收集',
  应计: '应计算 应计入',
  负责人: '负责人员 负责人力 负责人事 负责人身',
  保证人: '保证人员 保证人身 保证人力',
  供应: '提供应',
  响应: '影响应',
  应邀: '应邀请',
  须知: '须知悉 须知晓 须知道',
  需用: '需用户 需用于',
  认可: '确认可',
  可行: '可行使 可行驶',
  可持续: '可持续使用',
  事由: '董事由 监事由 理事由',
  理由: '管理由 办理由 代理由 处理由 修理由 受理由 清理由',
  自由: '各自由 自由甲方 自由乙方',
  不同: '不同意 不同步',
  不管: '不管理 不管辖',
  不限: '不限制',
  将来: '将来自 将来源',
  平均: '水平均',
  后续: '后续签 后续约 后续租 后续展',
  售后: '销售后 出售后',
  存在: '保存在 储存在 留存在 暂存在 寄存在 缓存在 转存在',
  现在: '出现在 实现在',
  所在: '场所在 住所在 处所在',
  在场: '在场所 在场地 在场内 在场外',
  在职: '在职责 在职权',
  终于: '最终于',
  权限: '有权限制 有权限定 无权限制',
  经办: '经办理',
  经验: '经验收 经验证',
  行为: '履行为 执行为 实行为 进行为 发行为',
  认为: '确认为',
  无法: '无法律',
  供给: '提供给',
  与会: '与会计 与会员',
  目的: '项目的 条目的 栏目的 科目的',
  标的: '目标的 商标的 指标的 投标的 中标的 招标的',
  的确: '的确认 的确定 的确保',
  以外: '以外币 以外文 以外汇',
  所以: '场所以 住所以 处所以',
  加以: '参加以 增加以 附加以',
  得以: '不得以',
  方法: '方法律 方法人',
  方面: '方面临 方面向 方面对',
  自动: '自动工',
  自行: '自行为',
  自检: '自检验 自检测 自检查',
  自有: '自有关',
  自主: '自主合同',
  及时: '及时间',
  和平: '和平台 和平均',
  同时: '合同时 不同时 相同时 共同时',
  当时: '不当时',
  实时: '落实时 核实时 证实时',
  对方: '对方案 对方法 对方式',
  对应: '对应用 对应收 对应付',
  对价: '对价格 对价款',
  例如: '条例如 案例如 比例如',
  如实: '如实际 如实施',
  如期: '如期限 如期间 如期满',
  如数: '如数据 如数量',
  如下: '如下游 如下载',
  如上: '如上市 如上传 如上级',
  到货: '到货款 到货物',
  目前: '项目前 条目前 科目前',
  前提: '前提供 前提出 前提交 前提前 前提醒 前提起',
  前期: '前期满',
  用法: '适用法 使用法 援用法 引用法',
  即使: '立即使 即使用',
  一起: '统一起 之一起',
  起重: '起重新',
  起运: '起运输 起运行 起运营',
  就是: '就是否',
  内部: '内部署 内部分',
  内存: '内存储 内存放 内存在 内存续',
  版本: '出版本',
  资本: '投资本 出资本',
  正本: '修正本 更正本',
  日本: '日本合同 日本协议',
  本质: '本质量',
  本身: '本身份',
  本金: '本金额',
  会同: '会同意 会同步',
  会计: '会计算 会计入',
  平等: '水平等',
  等同: '等同意',
  所有: '场所有 住所有 处所有',
  国有: '中国有 外国有 各国有 我国有',
}

interface Place {
  readonly word: readonly string[]
  /** Where the character stands in the word. */
  readonly at: number
  /** What the word only seems to stand in, and where it would. */
  readonly unless: readonly { readonly other: readonly string[]; readonly at: number }[]
}

/** The words that a character is a part of, by the character before it, or after it where it is their first. */
interface Places {
  readonly after: Map<string, Place[]>
  readonly before: Map<string, Place[]>
  /** What stands for the character as a part of them. */
  readonly part: string
}

/** By the character. */
const places = new Map<string, Places>()
for (const [character, words] of Object.entries(wordsWith)) {
  const known: Places = { after: new Map(), before: new Map(), part: `${character}·` }
  places.set(character, known)
  for (const written of words.split(' ')) {
    const word = Array.from(written)
    const at = word.indexOf(character)
    const unless = (seeming[written]?.split(' ') ?? []).map((other) => ({
      other: Array.from(other),
      at: other.indexOf(written),
    }))
    const [side, neighbour] = at > 0 ? [known.after, word[at - 1]] : [known.before, word[1]]
    side.set(neighbour as string, [...(side.get(neighbour as string) ?? []), { word, at, unless }])
  }
}

/**
 * The words of a text with each character that is a part of another word as a word of its own, which no phrase that names the
 * character by itself finds.
 * @param words Chinese characters by themselves, Simplified
 */
export function withoutParts(words: readonly string[]): string[] {
  const standsAt = (word: readonly string[], start: number): boolean => {
    for (let k = 0; k < word.length; k++) if (words[start + k] !== word[k]) return false
    return true
  }
  const isPartOf = (some: readonly Place[] | undefined, i: number): boolean =>
    some?.some(
      ({ word, at, unless }) =>
        standsAt(word, i - at) && !unless.some((seen) => standsAt(seen.other, i - at - seen.at)),
    ) ?? false
  return words.map((character, i) => {
    const known = places.get(character)
    if (!known) return character
    const isPart = isPartOf(known.after.get(words[i - 1] ?? ''), i) || isPartOf(known.before.get(words[i + 1] ?? ''), i)
    return isPart ? known.part : character
  })
}
