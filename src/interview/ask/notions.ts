// What people say, and what the documents say: each line is one notion, Chinese before the bar, English behind it.
// The first word names the notion. A table to be extended; the words of a single clause stand with the clause (keywords).

const lines = `
低保 最低生活保障 低保金 低保户 低保证 低保待遇 吃低保 享受低保 低保对象 低保家庭 低保名额 底保 地保 保障金 | dibao minimum-living
标准 低保线 保障线 保障标准 | standard threshold
特困 特困人员 特困供养 五保 五保户 五保老人 五保对象 特困户 供养对象 救助供养 孤寡 孤寡老人 无儿无女 没儿没女 五保人 供养人员 | destitute
三无 三无人员 三无对象 三无老人
单人户 单人保 单人低保 单独申请 单独申办 单独立户 单独纳入 单独纳保 单独施保 单独吃 单独办 单独享受 单保 一个人申请 一个人吃 一个人进 本人申请 自己一个人 个人单独 单人 参照单人户 按单人 | single-person single-persons alone as-a-single
整户 整户保 全家 全户 一家人都 全家人 一户人 | whole-household
只保一人 只保一个 只保个别 保一个人 保个别人 一户一保 一户保一人 拆户保 合户保 只给一个人 只保了一个 只给了一个 只纳入一人
合户 拆户 并户 分户 合户拆户 | merge-households split-households
低收入 低收入家庭 低收入户 低保边缘 边缘家庭 边缘户 低边 低边户 低边家庭 边缘线 边缘对象 边缘标准 低保边缘家庭 | low-income edge-household edge-line dibao-edge
低收入人口 低收入群体 | low-income-people
低收入库 低收入数据库 数据库 入库 建库 录入 录系统 系统录入 | low-income-register database
刚性支出 刚性支出困难 刚性支出困难家庭 支出型 支出型困难 支出型贫困 因病致贫 必需支出 刚性开支 刚性费用 | rigid-expense rigid-costs
自负 自负费用 自付 自费 自己掏 自己花 自己出 自己负担 掏了 个人负担 自掏腰包 | out-of-pocket own-paid self-paid
医疗费 医药费 看病钱 看病花 住院费 药费 治病 看病 医疗支出 大病支出 医疗开支 就医 住院 医疗 看病 花费 医疗开销 看病的钱 药钱 | medical treatment hospital
报销 医保报 医疗保险 医保 大病保险 商业保险 | reimbursed reimbursement insurance
票据 发票 单据 收据 凭证 | receipts invoices
大病 重病 重大疾病 重特大疾病 大病患者 重病患者 得了癌 癌症 尿毒症 重疾 病重 二十种病 生大病 白血病 透析 肿瘤 病种 肝癌 肺癌 胃癌 乳腺癌 癌 脑梗 中风 脑溢血 心梗 偏瘫 绝症 | illness ill serious-illness disease
残疾 残疾人 残废 残疾证 残联 | disabled disability disabilities
重残 重度残疾 重度残疾人 一二级残疾 一级残疾 二级残疾 重残人员 一级二级 一、二级 一级 二级 | severely-disabled severe-disability
三级智力 三级精神 智力三级 精神三级 智力残疾 精神残疾 智力 精神病 精神障碍 | mental intellectual
多残 一户多残 多个残疾 两个残疾 几个残疾 多重残疾 多残户
老残一体 又老又残 老残
护理补贴 残疾人补贴 生活补贴 残疾补贴 两项补贴 残补 | care-subsidy
临时救助 急难救助 救急难 应急救助 一次性救助 临时救助金 急难型 临时困难 救急 一次性临时救助 急难 | temporary-aid emergency-aid emergency one-off
突发 意外 火灾 交通事故 车祸 着火 失火 天灾 遭灾 灾害 水灾 出了事 受灾 突发重病 突发事件 急事 出事 遭难 遇险 遇到难处 困难突然 塌了 烧光 烧了 被火烧 病倒 突然病 被撞 冲毁 淹了 突然遭 | sudden fire accident disaster
先行救助 先救助 先给 先发钱 先批 先给钱 后补手续 后补材料 先给后补 事后补 补手续 补材料 先救 先救了 马上给 立马给 来不及 后补 等钱 急等 等不及 等不了 先把钱 等着用钱 以后再补 先给了 | pay-first
小额 金额小 乡镇直接批 小额审批 | small-sums small-amounts
分类施保 增发 加发 多发 上浮 额外发 另外加 多给 加钱 多补 提高救助水平 分类施宝 重点对象 增发比例 增发金 分类救助 加成 多发一点 多拿 | supplement extra top-up
比例 百分之 百分比 几成 幅度 | percent rate percentage
叠加 累加 重复享受 同时享受 一起算 加在一起 都拿 兼得 两样都 叠着 重复领 同时领 都能领 双份 累计 | added-up stack combine cumulative
最高 就高 只按最高 只取 取高 最高档 | highest
渐退 缓退 渐退期 缓退期 救助渐退 慢慢退 逐步退 延退 过渡 缓冲 缓冲期 马上停 立刻停 立即停 马上取消 马上退 延缓 缓几个月 保留几个月 | taper tapering transition
递减 逐年减 每年减 逐年 年年减
停发 停保 退出 清退 取消 注销 断保 停掉 不给了 退保 终止 清理 清掉 除名 踢出 停了 停止 取消资格 退低保 拿掉 停发放 清除 刷下来 停低保 收回 掐了 停钱 断了 砍掉 退掉 拿下 终结 下低保 退了 停下来 办停 不发了 没了 | stop stopped stopping end ended terminate removed remove cancelled cancel withdrawn
减发 调减 扣减 少发 减少 下调 降低 降档 扣低保 调低 核减 扣发 降了 降低保 降一档 减了 减钱 少给 减少金额 | cut reduce reduced reduction
调整 动态管理 变更 增减 动态调整 调档 调整补差 | adjust adjustment
听取意见 听证 听意见 申辩 陈述 听他说 听对方 听一听 先听 听家庭 问过 没问过 先问 事先问 当面说 先谈 听他本人 | heard hearing
书面告知 书面通知 告知书 通知书 书面说明 说明理由 书面理由 讲明理由 告知原因 书面 告诉原因 给个说法 说原因 告知 告诉 通知 通知到 告诉人家 告诉本人 说清楚 讲清楚 知会 | written reasons notify
不批 不同意 不予批准 不予同意 没批 不批准 没通过 被拒 拒绝 驳回 不给办 未通过 没批下来 不符合的 没评上 没办下来 没办成 没批上 刷掉 没给批 | refused refusal rejected
公示 张榜 贴榜 公告 公开栏 上墙 张贴 贴出来 榜 公示期 公示天数 公示栏 上榜 贴几天 公示牌 公示板 贴多久 贴出去 贴满 贴在村 张榜公布 | public-notice posted notice publicise
一榜 第一榜 头榜 首榜
二榜 第二榜
三榜 第三榜
长期公示 长期公布 长期挂 一直挂
公布 公开名单 公布名单 公开 公开信息 公开内容 公布内容 | publish published
保密 隐私 泄露 个人信息 外传 透露 隐私信息 信息安全 讲出去 拿出去讲 说出去 往外说 传出去 泄密 到处说 病情 | confidential privacy secret
评议 民主评议 评议会 评定会 群众评议 开会评 评议小组 村民评议 评低保 | review-meeting democratic-review
投票 表决 举手 同意票 无记名 多少票 赞成 票数 通过票 到会 到场 来了 算数 过半 半数 赞成票 参会 应到 组员 有效票 | vote ballot attend attendance quorum majority
村民代表 代表 居民代表 户代表 群众代表 | delegates representatives
三分之二 2/3 | two-thirds
回避 避嫌 避开 不参加投票 | recuse recusal step-aside
近亲属 亲属 直系亲属 亲戚 家属 亲人 近亲 亲友 亲属关系 关系人 | relatives relative kin
干部 村干部 村支书 村主任 财政供养 公职人员 经办人 民政干部 经办人员 乡干部 村居干部 支书 公务员 吃财政饭 事业单位 机关单位 当官 社区主任 村会计 会计 组长 社区干部 民政办的 民政所的 | officials cadres staff civil-servant
单独登记 备案 登记备案 报备 另外登记 单独备案 | registered-separately
关系保 人情保 走后门 靠关系 托关系 开后门 优亲厚友 打招呼 找关系 人情低保 | favouritism
死亡保 死后还领 死了还领 死后还在发 死人还在领 死人低保 死亡后还发 死了还在发
死亡 去世 过世 死 死了 人走 人走了 走的 不在了 走了 死者 人没了 病故 亡故 身故 老了人 死后 死掉 故去 殁 | died death dead deceased
余员 剩下的人 其余家人 剩余成员 其他成员 家里其他人 剩下的家人 剩下几口 余下的人 活着的人 | remaining-members rest-of-the-family
长期保 长期吃 多年没变 一直没变 吃了很多年 保了多年 从没调整
复核 年审 复查 核查 复核一次 核查期 定期核查 重新核 年度核查 抽查核实 重核 审一次 查一次 核一次 复审 年检 多久查 多长时间查 多久核 定期复核 重新审核 核对一次 | review reviews reviewed recheck
每月 按月 一个月一次 月月 每个月 | monthly month
每季 按季 季度 一季度 三个月一次 一季 季初 | quarterly quarter
半年 每半年 六个月 | half-yearly half-year
一年一次 每年 年度 一年 | yearly annual year
抽查 抽样 抽多少 抽几户 抽查比例 抽多少户 抽检 督查 督导 | sample spot-check inspection
三分之一 1/3 | third
入户 入户调查 上门 家访 走访 入户核查 家里看 逐户 家庭调查 上门查 调查 邻里访问 走访邻居 访邻 下村 挨家挨户 到家里 登门 家家 进门 | home-visit home-visits visit visits
几个人去 几人一组 几个人 两个人 一组几人 每组几人 几名 每组 | team people-in-a-team
签字 签名 签字确认 按手印 谁签 画押 签意见 画押 签名字 署名 | sign signature signed
照片 拍照 照相 拍什么 相片 | photographs photos
承诺 承诺书 诚信承诺 诚信承诺书 告知承诺 | pledge
信息核对 核对 大数据 数据比对 比对 联网查 查银行 查账户 信息比对 核对平台 核对机制 查信息 平台查 部门比对 大数据显示 系统显示 系统说 电脑核对 联网核对 | data-check matching verify
授权 授权书 委托书 同意核查 | authorisation consent
微信 支付宝 支付平台 零钱 | payment-platform
异议 有意见 不服 提意见 有人反映 有争议 不同意见 反映问题 不认可 不认 不认账 不承认 不同意见 有出入 对不上 | objection disagree
复议 行政复议 起诉 打官司 诉讼 申诉 告状 上诉 维权 法院 上法院 不服气 讨说法 | appeal reconsideration sue court
举报 投诉 信访 上访 检举 反映 来信来访 实名举报 告发 揭发 有人告 投诉电话 署名 真名 告状 实名反映 写信反映 | complaint complaints report petition
热线 12349 电话求助 晋力帮 打电话 | hotline
申请 申报 申办 提交申请 递申请 提出申请 怎么申请 找谁申请 报名 | apply application applying
受理 接收申请 收申请 收件 | accept-application
去哪申请 去哪里申请 哪里申请 在哪申请 到哪申请 向哪里申请 窗口 去哪办 哪里办 在哪办 到哪办 去哪儿办 找谁办 哪个部门受理 向谁申请 | where-apply
代办 委托 代为申请 帮忙申请 代申请 委托申请 代他申请 替人申请 | on-behalf
网上办 网上申请 线上 手机申请 网上 手机上办 在线 手机办 | online
户籍 户口 户籍地 户口所在地 外地户口 户口不在 异地 户籍不在 | registration hukou registered
居住证 常住 居住地 外来人口 居住 | residence permit resident migrants migrant outsiders
人户分离 户口迁出 搬走 长住外地 人不在户籍地 外出 长期在外 长期外出 迁走 搬家 人走了 | moved-away
搬迁 易地搬迁 易地扶贫搬迁 搬迁户 迁入地 安置地 移民 异地搬迁 | relocated resettled
材料 证明 证件 手续 资料 带什么 要什么材料 交什么 开证明 提供什么 证明材料 附什么 证明书 复印件 要交什么 交哪些 准备什么 提交什么 收据证明 出具 | papers documents-needed proof
一次告知 一次性告知 补正 材料不齐 缺材料 少材料 没带齐 不齐 缺了 少交 补齐 缺这缺那 没备齐 跑几趟 来回跑 缺东西 来了三趟 跑三趟 跑好几趟 少东西 差一样 差材料 再跑 | incomplete
审核 审批 确认 批 审核确认 审定 批准 谁批 谁审 审批权 确认权 审核权 民政局批 决定 拍板 说了算 点头 通过 批下来 同意 谁定 谁确认 | approve approval confirm decide decision
下放 委托乡镇 放权 权限下放 下放乡镇 | delegated delegation
时限 多长时间 几时 多久 几天 多少天 期限 多长时间 几个工作日 多少个工作日 工作日 多少日 几个月 多少个月 几日 最长多久 最多多久 办结 多长 超期 超时 拖了 多长时间内 最晚哪天 哪天之前 还没结果 几天内 | how-long days deadline time-limit
截止 什么时候前 几号前 几月几号 哪天 几号 何时 什么时间 时间安排 什么时候 几月 日期 之前报 截止日期 截至 最晚 最迟 | when date due
多少钱 好多钱 几百 几块 金额 数额 多少元 几块钱 发多少 给多少 拿多少 领多少 能领多少 每月多少 补多少 补助多少 | how-much amount
差额 补差 差多少补多少 怎么算钱 怎么计算 计算公式 补差额 按差额 差额发放 算法 计算办法 公式 补多少钱 怎么补 补足 补齐差 | gap difference calculated calculation formula
分档 档次 定额 分几档 一档 二档 档 分档发放 | bands
月补差 人均补差 平均补助 补助水平
发放 发钱 到账 打卡 打到账户 发到 钱什么时候到 发下来 打钱 领钱 发到卡 存折 发放日 一卡通 银行卡 社会化发放 领钱 打款 给钱 领的钱 发钱日 | paid payment pay account card payments pays money collected
次月 下个月起 从哪个月 从几月 什么时候开始发 第一笔 起发 从什么时候发 从决定 下月 当月 开始发 首月 哪个月 哪月 从哪个月 几时开始 开始给钱 开始领 开始领钱 头一个月 几月起 什么时候开始 什么时候领 何时起 | from-the-next-month first-payment
代管 代领 帮他保管 存折谁拿 保管存折 代取 替他领 保管银行卡 代为保管 | keeps-the-card
不领 没领 没去领 没领钱 没取钱 三个月没领 连续三个月 连续3个月 | not-drawn
收入 家庭收入 年收入 人均收入 总收入 可支配收入 收入核算 收入计算 进账 挣的 收成 | income
人均 人均收入 平均每人 | per-head per-capita
工资 打工 务工 上班 挣钱 打工收入 工资性收入 干活 打零工 劳务收入 务工收入 薪水 | wage wages working
就业成本 务工成本 交通费 路费 伙食费 房租 话费 通讯费 必要成本 就业必要成本 食宿 自我提升 培训费 | work-costs costs-of-working
就业 找工作 上岗 有工作 创业 就业创业 找到工作 | job employment work
失业 下岗 没工作 无业 登记失业 未就业 待业 失业人员 没有工作 | unemployed jobless
介绍工作 拒绝工作 不去上班 不愿干活 不肯工作 拒绝就业 三次 不接受工作 懒汉 好吃懒做 有手有脚 能干不干 游手好闲 懒 | refuses-work refuse-work three-times
劳动能力 劳动力 劳力 丧失劳动能力 能劳动 不能劳动 劳力 没有劳动能力 完全丧失 部分丧失 无劳动能力 失去劳动力 干不了活 壮劳力 | labour capacity
劳动力系数 估收入 推算收入 核定收入 系数 估算 | coefficient estimated
经营收入 做生意 种地 种田 养殖 经营 卖东西 养猪 养牛 务农 经营净收入 | business farming
营业执照 开店 执照 个体户 开公司 工商登记 工商 | business-licence licence
铺面 门面 店铺 商铺 经营性资产 租金 出租 租给别人 租给 收租 租出去 房租收入 | shop shops
转移性收入 转移收入 转移净收入
算收入 算不算收入 不算收入 要不要算收入 要算收入 计入收入 不计入收入 算进收入 算作收入 抵收入 收入包括 算低保收入 不算低保收入 | counts-as-income count-as-income
养老金 养老保险 退休金 退休工资 离退休金 农保 社保养老 新农保 城乡居民养老 养老钱 社保钱 领社保 领养老金 | pension pensions
基础养老金 中央基础养老金 基础养老 农村养老金 每月一百多养老金 | basic-pension
高龄津贴 高龄补贴 高龄 老龄补贴 长寿补贴 | old-age-allowance
优抚 优待抚恤 抚恤金 优抚金 退役军人 老兵 抚恤 | veterans
计生奖励 计生奖扶 奖扶 计划生育奖励 独生子女奖励 计划生育 | family-planning
奖学金 助学金 助学 | scholarship
见义勇为
救助款 救助款物 政府救助 救济款 社会救济 补助款 政府补助 政府给的 慰问金 救助金 | relief-money
不计入 不算 不计 不算进去 要不要算 算不算 算进去 计入 豁免 免计 排除 剔除 扣除 不用算 抵扣 减掉 算作 扣掉 要算 算吗 扣哪些 扣多少 能扣 | counted count counts deducted deduct
赡养费 抚养费 扶养费 子女给的钱 儿女给 生活费 儿子给钱 女儿给钱 赡养 抚养 扶养 供养费 赡养义务 子女给钱 养老人 不养老人 不管老人 不赡养 法定义务 赡养人 儿女不管 有儿有女 有儿子 有子女 出嫁的女儿 外嫁女 | maintenance support
父母 爸妈 爹妈 爸爸 妈妈 爹 妈 爸 娘 父亲 母亲 双亲 亲爹 | parents father mother
子女 儿子 女儿 儿女 女婿 儿媳 亲儿子 崽 女娃 男娃 后人 儿孙 闺女 姑娘 | son daughter children
兄弟姐妹 兄弟 姐妹 哥哥 弟弟 兄弟给 | siblings brothers
财产 家产 资产 家庭财产 财产状况 财产条件 财产限额 有钱 家底 家当 身家 家境 | assets property
存款 存钱 储蓄 银行存款 有价证券 股票 理财 证券 积蓄 基金 有存款 存折里 两万 2万 二万 | savings deposits
车 小车 汽车 轿车 面包车 货车 车辆 机动车 买车 有车 大货车 客车 农机 挖机 挖掘机 船 小汽车 车子 摩托车 收割机 拖拉机 小轿车 越野车 | car cars vehicle vehicles
代步车 残疾人代步车 三轮车
房 住房 房子 商品房 二套房 两套房 住宅 买房 楼房 房产 第二套 城里有房 两套 多套 几套房 | house houses home homes flat flats
拆迁 征地 占地 安置补偿 拆迁款 补偿款 征地款 征地补偿 | expropriation compensation
失地农民 失地 被征地 没有地 被征地农民 | lost-land
建档立卡 贫困户 脱贫户 脱贫 脱贫人口 脱贫不脱政策 脱贫家庭 | registered-poor
返贫 边缘易致贫 监测对象 脱贫不稳定 防返贫 返贫人口 预警 监测 致贫 | at-risk monitored
群体 成批纳入 整体纳入 成批 一刀切 打包 改制职工 企业职工 困难企业 整村 | whole-groups batch
大骨节病 大骨节
两女户 二女户 纯女户 双女户 独生子女 独女户 独生子女家庭 计生户 | daughters-only only-child
单亲 单亲家庭 单身妈妈 离婚带孩子 离异 单亲妈妈 | single-parent
学生 大学生 在校生 上学 读书 在校学生 念书 读大学 本科 研究生 大专 在读 大中专生 念大学 高三 高中 高一 高二 初中 职高 中专 念高中 高中生 | student students college university
毕业 毕业了 大学毕业 毕业后 公积金 | graduated
私立学校 高收费学校 贵族学校 留学 出国 私校 自费留学 出国留学 旅游 | private-school abroad
未成年人 未成年 娃儿 娃 小朋友 学龄 小孩 孩子 儿童 娃 小孩子 18岁 十八岁 子女 娃娃 | child children minor minors
老人 老年人 老年 60岁 六十岁 60周岁 老头 老太太 年纪大 老两口 | elderly old aged
年龄 多大年纪 多少岁 几岁 岁数 周岁 满几岁 到几岁 | age
45岁 四十五岁 年轻力壮 壮年 年轻夫妻 打牌 赌博 娱乐场所 打麻将 不务正业
家庭成员 人头 共同生活 共同生活的家庭成员 哪些人算 算一家人 算家里人 一个户口本 算一户 算不算家里人 家庭人口 算人口 几口人 算家庭成员 成员 一家人 人口 算在家里 几个人算 同住 一起住 住一起 分开住 | members family-members household-members
配偶 老婆 老公 丈夫 妻子 媳妇 夫妻 婆娘 两口子 夫妇 爱人 | spouse wife husband
成年子女 成年儿子 成年 不能独立生活 儿子成家 分家 独立生活
宗教 和尚 尼姑 出家 教职人员 喇嘛 道士 寺庙 僧人 僧尼 道观 出家人 | clergy monk religious
服刑 坐牢 监狱 犯人 判刑 蹲监狱 劳教 劳改 坐监 | prison jail
戒毒 吸毒 强制戒毒 强制隔离戒毒 | drug
失踪 失联 联系不上 找不到人 宣告失踪 下落不明 跑了 离家出走 走失 跑掉 | missing lost-contact
孤儿 没爹没妈 父母双亡 没有父母 父母都没了 | orphan orphans
事实无人抚养 事实无人抚养儿童 没人管的孩子 没人养 没人抚养 事孤 父母不管 无人抚养 事实孤儿 | unsupported
被撤销监护 监护权 监护人资格 监护 遣送出境 遣返 | guardianship deported
困境儿童
集中供养 敬老院 养老院 福利院 供养机构 进敬老院 住敬老院 进机构 | institution nursing
分散供养 在家供养 散居 居家供养 照料协议 委托照料 照料服务 探访 日常照料 | at-home care-agreement
自理能力 生活自理 六项 吃饭穿衣 不能自理 半自理 失能 自己吃饭 能自理 全护理 | self-care
照料护理 护理标准 照料标准 护理费 基本生活标准 照料护理标准 | care-standard caring nursing-care
骗保 骗取 隐瞒 瞒报 虚报 造假 作假 弄虚作假 冒领 骗低保 虚假材料 谎报 假材料 骗钱 诈骗 装穷 蒙 假装 假离婚 编假 说假话 少报收入 | fraud cheating cheat false
罚款 处罚 罚多少 处罚标准 几倍罚款 倍罚款 罚 | fine fined penalty
退回 追回 退钱 追缴 还回来 退赔 退还 吐出来 收回来 | repay recovered
移送 犯罪 司法 移交 违纪 线索移交 违法 | criminal
截留 挪用 贪污 私分 克扣 侵占 | embezzle misused
处分 追责 问责 责任追究 追究责任 担责 渎职 | discipline liability
报告变化 不报 如实申报 主动报告 不报告 变化不说 变化告知 如实报告 家里变了 情况变化 变化了 没有报告 不主动报 变样 变动 情况变 不说 不来报 自己来报 要不要报 | report-changes
名额 指标 比例控制 控制人数 百分之三 3% 分指标 下指标 农业人口 控制比例 保障面 | quota quotas
平均发 平分 轮流 撒胡椒面 一样多 平均分配 平均主义 大家一样 轮流吃 都一样 | equally same-amount
平均收入 平均水平 当地平均 全县平均 人均可支配 平均生活水平 | average
纯收入 年人均纯收入
价格补贴 物价 涨价 价格临时补贴 物价上涨 | price prices
缺粮 粮食 口粮 季节性缺粮 断粮 没米吃 没粮 | grain
精简退职 退职老职工 精简退职老职工 六十年代 40%救济 老职工 精简职工 | retired-workers
疫情 新冠 防疫 疫情防控 隔离 | epidemic covid
未参保 没交社保 没参保 没有参保 没买社保 未参加失业保险 没缴 | uninsured
一次性 一次性救助金 一次性补助 | once lump-sum
务工地 外地打工 打工的地方 异地救助 发生地 急难发生地 外地 外乡 打工地 出门在外 他乡 回老家 老家 非本地 | place-of-work
参保 参保资助 资助参保 医保缴费 代缴医保 交医保 | insurance-contribution
医疗救助 教育救助 住房救助 专项救助 慈善 转介 其他救助 | medical-assistance referral
三层 体系 分类 种类 哪几类 几类人 哪些人 八类 分层 | kinds
台账 台帐 账本 登记表 建账 问题清单 整改台账 清单 明细账 工作台账 三项清单 栏目 记录本 名册 | ledger ledgers
销号 对账销号 对账 整改完
整改 改正 整改到位 整改报告 虚假整改 纸上整改 假整改 表面整改 | rectification
档案 一户一档 归档 建档 存档 归案 | file records archive
资金 经费 钱的环节 筹集 拨付 资金管理 资金使用 | funds
报送 上报 报表 报告 进度表 汇总表 报进度 报总结 上交 统计表 总结 | submit
季度报表 季报 季度统计 季度报
月报 每月几号 几号报 12日 27日 每月报 半月
典型案例 案例
问卷 第三方 调查问卷 满意度 第三方评估 | survey
宣传 公开政策 宣传栏 专栏 政策宣传 | publicity
四不两直 不打招呼 暗访 明察暗访 突击检查 | unannounced
验收 检查验收 迎检 迎接 市级验收 | acceptance
差错率 错误率 错保率 2% 出错 差错 | error-rate errors error
入户率 30% 百分之三十 三成
返工 重新整改 重新来 重来一遍 重新清查 推倒重来 | redo again
考核 一票否决 约谈 扣分 评先 评优 | appraisal
驻村 驻村干部 包村 包村干部 驻村工作队 | village-posted
第一责任人 责任人 谁负责 谁责任 直接责任人 谁调查谁负责 责任 | responsible
网站 公示网 网上公示 网上公开 | website
漏保 漏救 应保未保 该保没保 应保尽保 应救尽救 没保上 漏了 该进没进 漏掉 | missed left-out covering covered cover eligible everyone
错保 违规 违规享受 违规纳入 不符合条件 不该吃 吃着低保 不符合 | wrongly
排查 摸排 摸底 筛查 清查 全面排查 排查哪些人 排查对象 自查 拿出来查 列入 列不列 列到 查哪些 查什么 查啥 摸清 | screening screen
主动发现 发现机制 主动找 网格员 协理员 巡访 找到困难的人 怎么找 怎么发现 | discovery
会商 联席 集体研究 研究 集体审查 集体讨论 一事一议 | jointly
辅助指标 水电费 用电 辅助信息 水电 电费 用电量 水费 话费 电费高 | utility
直接纳入 直接进 不用申请 自动纳入 不经申请 不走程序 免申请 | without-application
程序 流程 步骤 怎么办理 怎么走 走什么程序 办理流程 六步 几步 环节 办法 | procedure steps
不配合 拒绝核查 拒绝调查 不让查 不让进门 不配合调查 锁着门 不开门 不让进 躲着 不肯签 不肯签字 拒不 死活不 | uncooperative
简化 从简 省手续 不评议 免评议 不开评议会 可以不评 从简从快 简化程序 | simplified
职业 开出租 网约车 外卖 按职业 职业身份 什么职业 | occupation
身份 按身份 哪一类人 类别
生效 施行 实施 什么时候施行 执行 开始施行 废止 作废 还有效 有效吗 失效 过期 还管用 还算数 还能用 失效了 | in-force effective
培训 动员 开会 会议 培训会 布置 部署 | training meeting
零报告
小组 领导小组 工作组 | group
村委会 居委会 村里 村居 社区 | village-committee
民政局 县民政 县里 区里 民政部门 县级 | county
乡镇 镇里 乡里 街道 镇政府 乡镇政府 | township
省里 省级 贵州 贵州省 | province
倍数 几倍 1.5倍 一点五倍 一倍半 两倍 2倍 二倍 | times multiple
等于 刚好等于 正好 刚好 正好等于 恰好 | equal exactly
就业帮扶 帮扶 帮助就业 全部失业 至少一人就业 零就业 零就业家庭
公开姓名 姓名 名字 身份证号
信息共享 互认 部门共享 结果互认
产业项目 招投标 项目资料 工程
负数 减成负 倒挂 小于零 零 | negative
自然年 近12个月 一年内 一年算 12个月
续 续保 期满 到期 满一年 有效期 | expire expires
表面情形 表面现象 外表 看上去 印象 凭印象 主观 | impression
重核 重新计算 重新申请 再申请
`;

export interface Notion {
  readonly name: string;
  readonly chinese: readonly string[];
  /** Phrases of one or several words: "public-notice" is two words. */
  readonly english: readonly string[];
}

export const notions: readonly Notion[] = lines
  .trim()
  .split("\n")
  .map((row) => {
    const [chinese = "", english = ""] = row.split("|").map((part) => part.trim());
    const words = chinese.split(" ");
    return { name: words[0] ?? "", chinese: words, english: english === "" ? [] : english.split(" ") };
  });
